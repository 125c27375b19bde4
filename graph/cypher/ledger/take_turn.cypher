MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY]->(me) }
SET f.turn = $turn
RETURN f.id AS id, EXISTS { (f)<-[:OF]-(:Correction) } AS corrected
