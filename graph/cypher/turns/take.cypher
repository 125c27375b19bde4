MATCH (me:Person {id: $viewer})
UNWIND $people AS capped
MATCH (p:Person {id: capped})
SET p.turn = $turn
