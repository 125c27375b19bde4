MATCH (me:Person {id: $viewer})
WITH me
UNWIND $favours AS wanted
MATCH (f:Favour {id: wanted})
WHERE EXISTS { (f)-[:BY|FOR]->(me) }
SET f.turn = $turn
