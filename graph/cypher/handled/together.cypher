MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id IN $ids
WITH me, i
WHERE size([(i)-[:ASKER|INTRODUCER|HELPER]->(p:Person) WHERE (p)-[:BLOCKS]-(me) | p.id]) = 0
RETURN i.id AS id
