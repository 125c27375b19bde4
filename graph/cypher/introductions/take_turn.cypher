MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.turn = $turn
WITH i
MATCH (i)-[:INTRODUCER|HELPER]->(p:Person)
RETURN p.id AS id
