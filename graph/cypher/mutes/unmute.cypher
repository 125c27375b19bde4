MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[m:MUTES]->(p)
DELETE m
RETURN p.id AS id
