MATCH (p:Person)-[:MOVED]->(m:Move {id: $id})
SET m.turn = $turn
WITH p, m
WHERE m.until > $now
RETURN p.id AS person, m.before AS before, p.email AS left, m.at AS at
