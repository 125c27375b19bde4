MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[k:KNOWS]-(p)
WITH me, p, collect(k) AS ties
// Whoever was blocked sees their unmoving tie move as any other.
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH p, ties, collect(past) AS kept
WHERE size(ties) + size(kept) > 0
FOREACH (one IN ties | SET one.touched = $now)
FOREACH (one IN kept | SET one.touched = $now)
RETURN p.id AS person
