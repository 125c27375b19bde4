MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WITH me, i
MATCH (i)-[:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE p.id IN $people
RETURN DISTINCT i.id AS id
