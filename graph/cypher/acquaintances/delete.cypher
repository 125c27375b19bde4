MATCH (me:Person {id: $viewer})
MATCH (n:Acquaintance {id: $id})
WHERE EXISTS { MATCH (n)-[:BROUGHT_BY]->(i:Import) WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) } }
DETACH DELETE n
