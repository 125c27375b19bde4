MATCH (me:Person {id: $viewer})-[:HOLDS_PASSKEY]->(k:Passkey)
WHERE k.added < $at OR k.added = $at AND k.id < $id
RETURN k.id AS id, k.name AS name, k.added AS added, k.used AS used
ORDER BY added DESC, id DESC
LIMIT $first
