MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.begun_by = 'ASKER'
MATCH (i)-[:INTRODUCER|HELPER]->(p:Person)
WITH me, p, count(i) AS asks, max(i.started) AS at
WHERE asks >= $least AND EXISTS { (me)-[:KNOWS]->(p) } AND NOT EXISTS { (me)-[:MUTES]->(p) }
RETURN p.id AS person, p.name AS name
ORDER BY at DESC, person
LIMIT 5
