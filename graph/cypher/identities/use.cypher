MATCH (p:Person)-[:HOLDS_IDENTITY]->(i:Identity {key: $key})
SET i.turn = $turn, i.used = $now
RETURN p.id AS person
