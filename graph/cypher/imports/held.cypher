MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
RETURN count(i) AS imports, sum(i.total - i.done) AS awaited
