MATCH (p:Person)-[:MOVED]->(m:Move {before: $email})
WHERE m.until > $now
// Once it was over somebody may have taken the address, and the clock been set back since.
OPTIONAL MATCH (holder:Person {email: $email})
WITH p, holder
WHERE holder IS NULL
RETURN p.id AS person
LIMIT 1
