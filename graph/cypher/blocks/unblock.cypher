MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[b:BLOCKS]->(p)
DELETE b
WITH DISTINCT me, p
MATCH (p)-[:HAD]->(t:PastTie)-[:WITH]->(me)
SET t.frozen = false
