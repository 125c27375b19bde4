MATCH (me:Person {id: $viewer})<-[:CONCERNS]-(d:Decision)
WHERE d.told AND (d.at < $at OR d.at = $at AND d.id < $id)
RETURN d.id AS id, d.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
