MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (n:Acquaintance {id: wanted})
WHERE n.email <> ''
WITH me, n
MATCH (n)-[:BROUGHT_BY]->(i:Import)
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
WITH me, n
MATCH (p:Person {email: n.email})
WHERE p.findable AND p <> me AND NOT EXISTS { (me)-[:BLOCKS]->(p) }
RETURN n.id AS id
