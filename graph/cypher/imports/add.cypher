MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WHERE i.id = $id
UNWIND $notes AS given
CREATE (n:Acquaintance)-[:BROUGHT_BY]->(i)
SET n = given
