MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
WHERE k.via
RETURN p.id AS id, p.name AS name, k.ring AS ring, k.touched AS touched
