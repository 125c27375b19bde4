MATCH (c:Change)
WHERE c.at >= $at
RETURN c.id AS id, c.what AS what, c.of AS of, c.at AS at
ORDER BY c.at, c.id LIMIT $limit
