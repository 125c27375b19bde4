MATCH (me:Person {id: $viewer})
MATCH (i:Import {id: $id})
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
WITH i
MATCH (i)-[c:CHANGED]->(n:Acquaintance)
RETURN n.id AS id, c.before AS before
LIMIT $most
