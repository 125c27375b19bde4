MATCH (p:Person)-[:HOLDS_TOKEN]->(t:Token {hash: $hash})
WHERE t.until > $now
RETURN t.id AS id, p.id AS person, t.kind AS kind, t.scopes AS scopes, t.client AS client,
       t.family AS family, t.until AS until, t.used AS used
