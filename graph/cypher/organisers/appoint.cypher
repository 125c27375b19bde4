MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
MATCH (p)-[m:MEMBER]->(c)
WITH p, m, m.organiser AS before, EXISTS { (me)-[:BLOCKS]-(p) } AS apart,
     // As circles/members shows them: a contact who blocked one stays where they were.
     EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p) WHERE t.frozen AND $circle IN t.circles } AS kept
WHERE NOT apart OR kept
SET m.organiser = true
RETURN p.id AS person, before, CASE WHEN apart THEN null ELSE p.email END AS email
