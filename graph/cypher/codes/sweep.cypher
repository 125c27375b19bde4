MATCH (c:Code)
WHERE c.until < $before
DETACH DELETE c
