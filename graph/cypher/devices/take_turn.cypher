MATCH (me:Person {id: $viewer})
MATCH (d:Device {typed: $typed})
SET d.turn = $turn
