MATCH (me:Person {id: $viewer})-[:DECLARED]->(i:Intent)
WHERE NOT i.closed AND i.until > $now
RETURN i.id AS id
