MATCH (c:Challenge)
WHERE c.until <= $now
DETACH DELETE c
