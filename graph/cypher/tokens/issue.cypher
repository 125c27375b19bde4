MATCH (me:Person {id: $viewer})
CREATE (me)-[:HOLDS_TOKEN]->(t:Token)
SET t = $token
