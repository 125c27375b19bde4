MATCH (me:Person {id: $viewer})
MATCH (i:Import {id: $id})
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
WITH i
MATCH (i)-[own:CHANGED]->(n:Acquaintance)
WHERE own.address IS NOT NULL
WITH n, own.address AS address
MATCH (other:Acquaintance {by_email: address})
WHERE other <> n
RETURN other.id AS id
LIMIT 1
