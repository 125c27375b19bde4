MATCH (me:Person {id: $viewer})
WITH me
UNWIND $people AS capped
MATCH (p:Person {id: capped})
SET p.turn = $turn
