MATCH (i:Identity {key: $key})<-[:HOLDS_IDENTITY]-(p)
RETURN p.id AS person
