MATCH (k:Passkey {credential: $credential})
RETURN k.id AS id
