MATCH (me:Person {id: $viewer})-[:INVITED]->(v:Invitation)
WHERE v.id IN $ids AND v.until > $now AND v.withdrawn IS NULL
RETURN v.id AS id, CASE WHEN v.email IS NULL THEN v.key END AS person, v.email AS email, v.at AS at, v.until AS until
