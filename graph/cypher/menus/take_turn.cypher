MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER]-(i:Introduction)
WHERE i.id = $id
SET me.turn = $turn, i.turn = $turn
WITH i
MATCH (i)-[:OVER]->(ask:Ask)
SET ask.turn = $turn
WITH i
MATCH (i)-[:OFFERS]->(:MenuItem)-[:NAMES]->(p:Person)
RETURN DISTINCT p.id AS id
