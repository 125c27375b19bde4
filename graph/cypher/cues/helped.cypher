MATCH (me:Person {id: $viewer})<-[:FOR]-(f:Favour)
WHERE NOT EXISTS { (f)<-[:OF]-(:Correction) }
MATCH (f)-[:BY]->(p:Person)
WITH me, p, max(f.at) AS at
WHERE EXISTS { (me)-[:KNOWS]->(p) } AND NOT EXISTS { (me)-[:MUTES]->(p) }
RETURN p.id AS person, p.name AS name
ORDER BY at DESC, person
LIMIT 5
