MATCH (me:Person {id: $viewer})-[:HOLDS_PASSKEY]->(k:Passkey)
RETURN k.credential AS credential
ORDER BY credential
