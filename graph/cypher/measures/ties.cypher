MATCH (p:Person) WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $most
OPTIONAL MATCH (p)-[k:KNOWS]->(f:Person) WHERE k.via
WITH p, count(f) AS ties
RETURN p.id AS id, coalesce(p.ties, 1) AS was, CASE ties WHEN 0 THEN 1 ELSE ties END AS number
ORDER BY id
