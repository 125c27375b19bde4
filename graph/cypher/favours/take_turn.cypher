MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE EXISTS { (me)-[:LOGGED|WITH]-(h) }
SET h.turn = $turn
WITH h
MATCH (h)<-[:OVER]-(f:Favour)
SET f.turn = $turn
