MATCH (me:Person {id: $viewer})
MATCH (l:CircleLink {id: $link})
SET l.turn = $turn
