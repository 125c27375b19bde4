MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.begun_by = 'ASKER'
MATCH (i)-[:INTRODUCER|HELPER]->(p:Person)
WITH me, p, count(i) AS asks, max(i.started) AS at
WHERE asks >= $least AND NOT EXISTS { (me)-[:MUTES]->(p) }
// As in cues/contacts.
OPTIONAL MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p)
WHERE t.frozen
WITH me, p, at, head(collect(t.name)) AS kept
WHERE kept IS NOT NULL OR EXISTS { (me)-[:KNOWS]->(p) }
RETURN p.id AS person, coalesce(kept, p.name) AS name
ORDER BY at DESC, person
LIMIT 5
