MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[:MEMBER]-(p:Person)
WITH p
ORDER BY p.id
SET p.turn = $turn
