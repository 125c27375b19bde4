MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
DETACH DELETE i
