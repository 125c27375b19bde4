MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)
WHERE t.frozen
RETURN t.name AS name
