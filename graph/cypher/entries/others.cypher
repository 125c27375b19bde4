MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (p:Person)-[m:MEMBER]->(c)
WHERE m.organiser AND p <> me
RETURN p.id AS id
LIMIT 1
