MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})-[:OVER]->(n)
SET n.turn = $turn
WITH k, n
RETURN n.id AS id, properties(n) AS words, coalesce(k.taken, '') AS taken
