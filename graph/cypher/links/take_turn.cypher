MATCH (me:Person {id: $viewer})
MATCH (l:CircleLink {id: $link})
SET l.turn = $turn
WITH l
// Its circle may be closing.
MATCH (l)-[:INTO]->(c:Circle)
SET c.turn = $turn
