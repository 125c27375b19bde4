MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (n:Acquaintance {id: wanted})
WITH me, n
MATCH (n)-[:BROUGHT_BY]->(i:Import)
WHERE EXISTS { (i)-[:IMPORTED_BY]->(me) }
RETURN n.id AS id, n.sorted AS sorted, n.name AS name, n.email AS email, n.phone AS phone,
       n.organisation AS organisation, n.role AS role, n.link AS link, n.note AS note, i.id AS brought
