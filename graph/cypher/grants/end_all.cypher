MATCH (me:Person {id: $viewer})
MATCH (a:App {id: $app})
WHERE EXISTS { (a)-[:REGISTERED_BY]->(me) }
WITH a
MATCH (g:Grant {app: a.id})
WHERE g.ended = 0
SET g.turn = $turn, g.ended = $now
RETURN g.id AS id
