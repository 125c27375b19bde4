MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
SET me.turn = $turn, ask.turn = $turn
RETURN ask.id AS id
