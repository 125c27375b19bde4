MATCH (me:Person {id: $viewer})
MATCH (me)-[:HOLDS_TOKEN]->(t:Token)
DETACH DELETE t
