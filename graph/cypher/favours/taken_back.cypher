MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
WITH i
MATCH (i)<-[:OVER]-(f:Favour)
SET f.turn = $turn
RETURN EXISTS { (f)<-[:OF]-(:Correction) } AS taken_back
