MATCH (me:Person {id: $viewer})-[:HOLDS_TOKEN]->(t:Token)
WHERE t.kind = 'personal' AND t.until > $now AND (t.at < $at OR t.at = $at AND t.id < $id)
RETURN t.id AS id, t.name AS name, t.scopes AS scopes, t.at AS at, t.used AS used, t.until AS until
ORDER BY at DESC, id DESC
LIMIT $first
