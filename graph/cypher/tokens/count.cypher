MATCH (me:Person {id: $viewer})-[:HOLDS_TOKEN]->(t:Token)
WHERE t.kind = 'personal' AND t.until > $now
RETURN count(t) AS tokens
