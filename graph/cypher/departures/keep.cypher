MATCH (p:Leaving)-[:HOLDS_SESSION]->(s:Session {id: $session})
WHERE s.until > $now AND p.leaves > $now AND p.id = $person
REMOVE p.leaves, p:Leaving
SET p:Person
RETURN p.id AS id
