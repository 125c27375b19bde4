MATCH (p:Person)-[:MOVED]->(m:Move {before: $email})
WHERE m.until > $now
RETURN p.id AS person
LIMIT 1
