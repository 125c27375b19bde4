MATCH (me:Person {id: $viewer})
MATCH (i:Import {id: $id})
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
WITH i
MATCH (i)<-[:BROUGHT_BY]-(n:Acquaintance)
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone
