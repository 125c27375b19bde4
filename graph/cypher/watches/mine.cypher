MATCH (me:Person {id: $viewer})-[:WATCHES]->(i:Intent)
WHERE i.id IN $takes
RETURN i.id AS id
