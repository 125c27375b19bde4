MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WHERE i.id = $id
WITH i
UNWIND $kept AS one
MATCH (n:Acquaintance {id: one.id})
CREATE (i)-[c:CHANGED]->(n)
SET c = one.edge
