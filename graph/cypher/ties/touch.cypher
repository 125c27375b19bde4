MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[k:KNOWS]-(p)
SET k.touched = $now
RETURN DISTINCT p.id AS person
