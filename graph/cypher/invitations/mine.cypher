MATCH (me:Person {id: $viewer})-[:INVITED]->(v:Invitation)-[:INTO]->(c:Circle {id: $circle})
WHERE v.until > $now AND v.withdrawn IS NULL AND (v.at < $at OR v.at = $at AND v.id < $id)
RETURN v.id AS id, CASE WHEN v.email IS NULL THEN v.key END AS person, v.email AS email, v.at AS at, v.until AS until
ORDER BY at DESC, id DESC
LIMIT $first
