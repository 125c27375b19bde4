MATCH (s:Session)
WHERE s.until <= $now
DETACH DELETE s
