MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:BLOCKS]-(x:Person)
WITH me, collect(DISTINCT x.id) AS apart
OPTIONAL MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(y:Person)
WHERE t.frozen
WITH me, apart, collect([o IN t.circles | y.id + '|' + o]) AS kept
UNWIND $ids AS wanted
MATCH (me)-[:MEMBER]->(c:Circle {id: wanted})
MATCH (p:Person)-[m:MEMBER]->(c)
WHERE m.moderator AND NOT m.organiser AND (NOT p.id IN apart OR any(k IN kept WHERE p.id + '|' + c.id IN k))
RETURN c.id AS circle, p.id AS person
ORDER BY m.since, person
