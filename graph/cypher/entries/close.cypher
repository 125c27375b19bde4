MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
SET c.entry = 'INVITED'
WITH c
MATCH (v:Invitation)-[:INTO]->(c)
WHERE v.until > $now
SET v.until = $now
