MATCH (s:Session {id: $id})
WHERE s.until <= $now
DETACH DELETE s
