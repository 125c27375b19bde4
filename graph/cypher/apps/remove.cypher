MATCH (me:Person {id: $viewer})
MATCH (a:App {id: $id})
WHERE EXISTS { (a)-[:REGISTERED_BY]->(me) }
DETACH DELETE a
