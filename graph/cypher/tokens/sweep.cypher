MATCH (t:Token)
WHERE t.until <= $now
DETACH DELETE t
