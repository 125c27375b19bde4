MATCH (c:Change)
WHERE c.at < $before
DELETE c
