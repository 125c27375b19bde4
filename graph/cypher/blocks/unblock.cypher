MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[b:BLOCKS]->(p)
DELETE b
WITH DISTINCT me, p
OPTIONAL MATCH (me)-[:SENT]->(r:TieRequest)-[:TO]->(p)
WHERE r.left IS NOT NULL
FOREACH (one IN CASE WHEN r IS NULL THEN [] ELSE [r] END | REMOVE one.left)
WITH DISTINCT me, p
MATCH (p)-[:HAD]->(t:PastTie)-[:WITH]->(me)
SET t.frozen = false
