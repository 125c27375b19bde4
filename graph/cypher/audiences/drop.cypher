MATCH (me:Person {id: $viewer})
WITH me
UNWIND $people AS left
MATCH (p:Person {id: left})
SET p.turn = $turn
WITH p
WHERE p.readers IS NOT NULL
SET p.readers = [one IN p.readers WHERE NOT one ENDS WITH '|' + $circle]
