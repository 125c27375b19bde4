MATCH (me:Person {id: $viewer})-[:INVITED]->(v:Invitation)
MATCH (v)-[:INTO]->(c:Circle)
WHERE v.until > $now AND c.id = $circle AND v.key = $key
// One that was taken back, or whose guest has left since, holds again: without another mail, whoever it is.
SET v.ended = CASE WHEN EXISTS { MATCH (v)-[:FOR]->(:Person)-[:MEMBER]->(c) } THEN v.ended END
REMOVE v.withdrawn
RETURN v.id AS id
