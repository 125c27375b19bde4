MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
WITH i
MATCH (i)-[part:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE type(part) IN $parts
WITH collect(p.id) AS people
UNWIND people AS wanted
MATCH (one:Person {id: wanted})
WITH people, one
OPTIONAL MATCH (one)-[tie:KNOWS]->(other:Person)
WHERE other.id IN people
WITH people, one, collect(tie) AS ties
FOREACH (tie IN ties | SET tie.touched = $now)
WITH people, one
// Whoever was blocked sees their unmoving tie move as any other.
MATCH (one)-[:HAD]->(kept:PastTie)-[:WITH]->(other:Person)
WHERE kept.frozen AND other.id IN people
SET kept.touched = $now
