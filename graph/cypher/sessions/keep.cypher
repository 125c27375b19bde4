MATCH (m:Move {before: $email})<-[:MOVED]-(p)
WHERE m.until > $now
// Once it was over somebody may have taken the address, and the clock been set back since.
OPTIONAL MATCH (holder:Person {email: $email})
WITH p, holder
WHERE holder IS NULL
RETURN p.id AS person, p.email AS email
LIMIT 1
