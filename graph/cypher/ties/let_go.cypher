MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE p.id = $person
SET t.frozen = false
RETURN t.id AS id
