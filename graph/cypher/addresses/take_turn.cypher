MATCH (p:Person)-[:MOVED]->(m:Move {id: $id})
SET m.turn = $turn
// One that somebody ends meanwhile is met without its properties.
WITH p, m
WHERE m.until IS NOT NULL
RETURN p.id AS person, m.before AS before, p.email AS left, m.at AS at, m.until AS until
