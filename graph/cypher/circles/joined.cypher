MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (me)-[m:MEMBER]->(c)
RETURN m.organiser AS organiser
