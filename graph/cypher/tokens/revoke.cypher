MATCH (me:Person {id: $viewer})-[:HOLDS_TOKEN]->(t:Token)
WHERE t.kind = 'personal' AND t.id = $id
WITH t, t.id AS id
DETACH DELETE t
RETURN id
