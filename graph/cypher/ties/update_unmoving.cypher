MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE t.frozen AND p.id = $person
SET t += $changed
