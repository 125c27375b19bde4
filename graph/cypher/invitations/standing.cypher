MATCH (me:Person {id: $viewer})-[:INVITED]->(v:Invitation)
MATCH (v)-[:INTO]->(c:Circle)
WHERE v.until > $now AND c.id = $circle AND v.key = $key
RETURN v.id AS id
