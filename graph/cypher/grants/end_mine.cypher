MATCH (me:Person {id: $viewer})
MATCH (me)<-[:GIVEN_BY]-(g:Grant)
WHERE g.ended = 0 AND g.at >= $since
SET g.turn = $turn, g.ended = $now
RETURN g.id AS id
