MATCH (c:Change)
WHERE c.at >= $at AND (c.at > $at OR c.id > $id)
RETURN c.id AS id, c.what AS what, c.of AS of, c.at AS at
ORDER BY c.at, c.id LIMIT $limit
