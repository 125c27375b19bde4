MATCH (me:Person {id: $viewer})-[:INVITED]->(v:Invitation)
WHERE v.id = $invitation AND v.until > $now
SET v.withdrawn = coalesce(v.withdrawn, $now)
WITH v
MATCH (v)-[:INTO]->(c:Circle)
RETURN c.id AS circle
