MATCH (me:Person {id: $viewer})-[:HOLDS_PASSKEY]->(k:Passkey {id: $id})
SET k.name = $name
RETURN k.id AS id, k.name AS name, k.added AS added, k.used AS used
