MATCH (e:Export)
WHERE NOT e.ready AND e.until > $now AND e.lease <= $now
WITH e ORDER BY e.at, e.id LIMIT 1
SET e.turn = $turn
WITH e
WHERE e.lease <= $now
SET e.lease = $until
WITH e
MATCH (p:Person)-[:EXPORTS]->(e)
RETURN e.id AS id, p.id AS person
