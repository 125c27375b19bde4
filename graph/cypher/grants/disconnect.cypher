MATCH (me:Person {id: $viewer})
MATCH (me)<-[:GIVEN_BY]-(g:Grant)
WHERE g.app = $app AND g.ended = 0
SET g.turn = $turn, g.ended = $now
RETURN g.id AS id
