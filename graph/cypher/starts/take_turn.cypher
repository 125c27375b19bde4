MATCH (me:Person {id: $viewer})
SET me.turn = $turn
WITH me
MATCH (ask:Ask {id: $ask})
SET ask.turn = $turn
