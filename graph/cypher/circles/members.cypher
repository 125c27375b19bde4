MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:BLOCKS]-(x:Person)
WITH me, collect(DISTINCT x.id) AS apart
OPTIONAL MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(y:Person)
WHERE t.frozen AND $circle IN t.circles
WITH me, apart, collect(y.id) AS kept
MATCH (c:Circle {id: $circle})
MATCH (me)-[:MEMBER]->(c)
MATCH (p:Person)-[m:MEMBER]->(c)
WHERE (m.since < $since OR m.since = $since AND p.id < $id) AND (NOT p.id IN apart OR p.id IN kept)
RETURN p.id AS person, m.since AS since
ORDER BY since DESC, person DESC
LIMIT $first
