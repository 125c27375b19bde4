MATCH (me:Person {id: $viewer})-[:HOLDS_PASSKEY]->(k:Passkey {id: $id})
WITH k, k.id AS id
DETACH DELETE k
RETURN id
