MATCH (p:Person)-[:HOLDS_SESSION]->(s:Session {id: $id})
WHERE s.until > $now
RETURN p.id AS person, s.seen AS seen
