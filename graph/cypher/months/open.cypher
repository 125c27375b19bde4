MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
WHERE EXISTS { MATCH (me)-[m:MEMBER]->(c) WHERE m.organiser }
MERGE (n:Month {key: $key})
ON CREATE SET n.id = $id, n.month = $month, n.words = '', n.state = 'DRAFT', n.at = $now, n.published_at = 0
MERGE (n)-[:OF]->(c)
RETURN n.id AS id, c.name AS circle
