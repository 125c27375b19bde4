MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (p:Person)-[m:MEMBER]->(c)
WHERE p <> me
WITH me, p, m, m.organiser AS before
ORDER BY before DESC, m.since, p.id LIMIT 1
SET m.organiser = true
RETURN p.id AS person, before, CASE WHEN EXISTS { (me)-[:BLOCKS]-(p) } THEN null ELSE p.email END AS email
