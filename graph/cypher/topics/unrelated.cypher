MATCH (t:Topic)
WHERE t.near_at IS NULL
RETURN t.id AS id
ORDER BY t.created, t.id
LIMIT $most
