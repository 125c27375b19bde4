MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY]->(me) }
CREATE (:Correction {id: $id, at: $now, note: $note})-[:OF]->(f)
