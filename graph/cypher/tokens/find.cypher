MATCH (p:Person)-[:HOLDS_TOKEN]->(t:Token {hash: $hash})
// One that somebody ends meanwhile is met without its properties.
WHERE t.until IS NOT NULL
RETURN t.id AS id, p.id AS person, t.kind AS kind, t.scopes AS scopes, t.client AS client,
       t.family AS family, t.until AS until, t.used AS used
