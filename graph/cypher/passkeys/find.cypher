MATCH (p:Person)-[:HOLDS_PASSKEY]->(k:Passkey {credential: $credential})
RETURN p.id AS person, k.credential AS credential, k.public AS public, k.count AS count
