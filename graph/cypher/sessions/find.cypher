MATCH (p:Person)-[:HOLDS_SESSION]->(s:Session {id: $id})
WHERE s.until > $now
RETURN s.id AS id, p.id AS person, p.email AS email, s.seen AS seen, coalesce(s.proved, s.created) AS proved
