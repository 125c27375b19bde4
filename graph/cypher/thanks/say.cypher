MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:FOR]->(me) }
MATCH (f)-[:BY]->(helper:Person)
WITH me, f, helper, EXISTS { (me)-[:BLOCKS]-(helper) } AS apart
// Between two who are blocked it waits hidden, because its person could not hide it.
CREATE (t:Thanks {id: $id, text: $text, at: $now, hidden: apart})-[:TO]->(helper)
CREATE (t)-[:FROM]->(me)
CREATE (t)-[:OVER]->(f)
