MATCH (p:Leaving)-[:HOLDS_SESSION]->(s:Session {id: $session})
WHERE s.until > $now AND p.leaves > $now
RETURN p.id AS person, p.name AS name, p.leaves AS until
