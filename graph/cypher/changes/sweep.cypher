MATCH (c:Change)
WHERE c.at < $before
WITH c LIMIT $most
DELETE c
RETURN count(*) AS gone
