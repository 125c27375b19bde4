MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (me)-[m:MEMBER]->(c)
WHERE m.organiser
RETURN c.id AS circle
