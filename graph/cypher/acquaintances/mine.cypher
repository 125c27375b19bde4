MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WITH i
MATCH (i)<-[:BROUGHT_BY]-(n:Acquaintance)
WHERE n.sorted > $after AND ($matching = '' OR n.sought CONTAINS $matching)
RETURN n.id AS id, n.sorted AS sorted, n.name AS name, n.email AS email, n.phone AS phone,
       n.organisation AS organisation, n.role AS role, n.link AS link, n.note AS note, i.id AS brought
ORDER BY sorted
LIMIT $first
