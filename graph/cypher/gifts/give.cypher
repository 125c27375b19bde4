MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
CREATE (me)-[:GAVE]->(g:Gift)-[:TO]->(p)
SET g = $gift
