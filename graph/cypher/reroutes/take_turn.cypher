MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
SET me.turn = $turn, i.turn = $turn
WITH i
MATCH (i)-[:OVER]->(ask:Ask)
SET ask.turn = $turn
