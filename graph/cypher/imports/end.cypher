MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WHERE i.id = $id
DETACH DELETE i
