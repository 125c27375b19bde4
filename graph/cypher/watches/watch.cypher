MATCH (me:Person {id: $viewer})-[:KNOWS]->(p:Person)
WITH me, p
MATCH (p)-[:DECLARED]->(i:Intent)
WHERE i.id = $take AND i.kind = 'TAKE' AND NOT i.closed AND i.until > $now
MERGE (me)-[w:WATCHES]->(i)
ON CREATE SET w.since = $now
RETURN i.id AS id
