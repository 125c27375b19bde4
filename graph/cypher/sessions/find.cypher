MATCH (p:Person)-[:HOLDS_SESSION]->(s:Session {id: $id})
// One that somebody ends meanwhile is met without its properties.
WHERE s.until IS NOT NULL
RETURN s.id AS id, p.id AS person, p.email AS email, s.seen AS seen, coalesce(s.proved, s.created) AS proved,
       s.until <= $now AS over
