MATCH (me:Person {id: $viewer})
MATCH (i:Import {id: $id})
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
WITH i
UNWIND $notes AS note
MATCH (n:Acquaintance {id: note})
MATCH (i)-[c:CHANGED]->(n)
DELETE c
