MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WITH i
MATCH (i)<-[:BROUGHT_BY]-(n:Acquaintance)
RETURN count(n) AS many
