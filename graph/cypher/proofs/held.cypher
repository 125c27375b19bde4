MATCH (me:Person {id: $viewer})
SET me.turn = $turn
WITH me
MATCH (me)-[:HOLDS_SESSION]->(s:Session {id: $session})
RETURN s.id AS id
