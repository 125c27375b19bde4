MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[:MEMBER]->(c:Circle)
WHERE c.id = $circle AND EXISTS { (p)-[:MEMBER]->(c) }
RETURN c.id AS id
