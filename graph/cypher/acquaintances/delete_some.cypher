MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WITH i
MATCH (i)<-[:BROUGHT_BY]-(n:Acquaintance)
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone
