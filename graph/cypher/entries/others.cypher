MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (p:Person)-[m:MEMBER]->(c)
WHERE p <> me
RETURN m.organiser AS organiser
ORDER BY organiser DESC
LIMIT 1
