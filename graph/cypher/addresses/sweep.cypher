MATCH (m:Move)
WHERE m.until <= $now
DETACH DELETE m
