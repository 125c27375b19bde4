MATCH (me:Person {id: $viewer})-[:GAVE]->(g:Gift)
WHERE g.at >= $since
MATCH (g)-[:TO]->(p:Person)
RETURN p.id AS person, true AS gave
UNION
MATCH (me:Person {id: $viewer})<-[mine:INTRODUCER|HELPER]-(i:Introduction)
WHERE i.started >= $since AND i.begun_by = type(mine)
MATCH (i)-[:ASKER]->(p:Person)
RETURN p.id AS person, true AS gave
UNION
MATCH (me:Person {id: $viewer})-[:ASKED]->(a:Ask)
WHERE a.posted >= $since
RETURN me.id AS person, false AS gave
