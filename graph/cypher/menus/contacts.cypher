MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.id = $id
WITH me, i
MATCH (i)-[:ASKER]->(asker:Person)
WITH me, asker
MATCH (p:Person) WHERE p.id IN $people
WITH me, asker, p, size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(q:Person)
                         WHERE past.frozen AND q.id = p.id | q.id]) > 0 AS frozen
WHERE p.id <> asker.id AND (frozen OR EXISTS { (me)-[:KNOWS]->(p) })
RETURN p.id AS id, p.name AS name
