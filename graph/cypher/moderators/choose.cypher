MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
MATCH (p)-[m:MEMBER]->(c)
WITH p, m, coalesce(m.moderator, false) AS before, EXISTS { (me)-[:BLOCKS]-(p) } AS apart,
     // As circles/members shows them: a contact who blocked one stays where they were.
     EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p) WHERE t.frozen AND $circle IN t.circles } AS kept
WHERE NOT apart OR kept
SET m.moderator = CASE WHEN $chosen THEN true END
RETURN p.id AS person, before, CASE WHEN apart THEN null ELSE p.email END AS email
