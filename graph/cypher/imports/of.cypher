MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (i:Import {id: wanted})
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
OPTIONAL MATCH (i)<-[:BROUGHT_BY]-(n:Acquaintance)
WITH i, count(n) AS added
OPTIONAL MATCH (i)-[:CHANGED]->(n:Acquaintance)
RETURN i.id AS id, i.at AS at, i.source AS source, i.total AS total, i.done AS done, i.undoing AS undoing,
       added, count(n) AS changed
