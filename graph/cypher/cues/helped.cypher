MATCH (me:Person {id: $viewer})<-[:FOR]-(f:Favour)
WHERE NOT EXISTS { (f)<-[:OF]-(:Correction) }
MATCH (f)-[:BY]->(p:Person)
WITH me, p, max(f.at) AS at
WHERE NOT EXISTS { (me)-[:MUTES]->(p) }
// As in cues/contacts.
OPTIONAL MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p)
WHERE t.frozen
WITH me, p, at, head(collect(t.name)) AS kept
WHERE kept IS NOT NULL OR EXISTS { (me)-[:KNOWS]->(p) }
RETURN p.id AS person, coalesce(kept, p.name) AS name
ORDER BY at DESC, person
LIMIT 5
