MATCH (me:Person {id: $viewer})
MATCH (i:Import {id: $id})
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
SET i.undoing = true
