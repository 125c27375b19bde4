// What was given stays in the sums; between whom, and what for, does not.
MATCH (p:Leaving {id: $person})<-[:BY|FOR]-(f:Favour)
SET f.text = ''
WITH DISTINCT f
OPTIONAL MATCH (f)<-[:OF]-(c:Correction)
FOREACH (one IN CASE WHEN c IS NULL THEN [] ELSE [c] END | SET one.note = '')
WITH DISTINCT f
MATCH (f)-[:POSTED]->(entry:Posting)
WHERE entry.account = $person
SET entry.account = $pseudonym
