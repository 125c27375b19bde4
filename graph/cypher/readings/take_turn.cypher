MATCH (me:Person {id: $viewer})
MATCH (r:Reading {id: $id})
SET r.turn = $turn
