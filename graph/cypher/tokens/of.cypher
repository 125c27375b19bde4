MATCH (me:Person {id: $viewer})-[:HOLDS_TOKEN]->(t:Token)
WHERE t.kind = 'personal' AND t.until > $now AND t.id IN $ids
RETURN t.id AS id, t.name AS name, t.scopes AS scopes, t.at AS at, t.used AS used, t.until AS until
