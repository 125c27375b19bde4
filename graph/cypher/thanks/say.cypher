MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:FOR]->(me) }
MATCH (f)-[:BY]->(helper:Person)
CREATE (t:Thanks {id: $id, text: $text, at: $now, hidden: false})-[:TO]->(helper)
CREATE (t)-[:FROM]->(me)
CREATE (t)-[:OVER]->(f)
