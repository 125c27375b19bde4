MATCH (me:Person {id: $viewer})-[:MEMBER]->(own:Circle)
WITH me, collect(own.id) AS circles
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})
OPTIONAL MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p)
WHERE t.frozen
WITH me, circles, p, head(collect(t.circles)) AS kept, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
MATCH (p)-[:MEMBER]->(o:Circle)
WHERE o.id IN circles AND (NOT apart OR kept IS NOT NULL AND o.id IN kept)
RETURN p.id AS person, o.id AS circle
ORDER BY o.created, circle
