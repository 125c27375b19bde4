MATCH (me:Person {id: $viewer})-[:HOLDS_IDENTITY]->(i:Identity)
WHERE i.added < $at OR i.added = $at AND i.id < $id
RETURN i.id AS id, i.provider AS provider, i.email AS email, i.added AS added, i.used AS used
ORDER BY added DESC, id DESC
LIMIT $first
