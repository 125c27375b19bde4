MATCH (me:Person {id: $viewer})-[w:WATCHES]->(i:Intent)
WHERE i.id = $take
DELETE w
