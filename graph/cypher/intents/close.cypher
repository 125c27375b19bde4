MATCH (me:Person {id: $viewer})
MATCH (i:Intent {id: $intent})
MATCH (me)-[:DECLARED]->(i)
SET i.closed = true
RETURN i.id AS id
