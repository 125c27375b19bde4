MATCH (me:Person {id: $viewer})-[:DRAFTED]->(r:Reading)
WHERE NOT r.closed AND (r.at < $at OR r.at = $at AND r.id < $id)
RETURN r.id AS id, r.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
