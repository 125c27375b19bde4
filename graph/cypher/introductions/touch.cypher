MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
WITH [(i)-[:ASKER|INTRODUCER|HELPER]->(p:Person) | p.id] AS people
MATCH (one:Person)-[tie:KNOWS]->(other:Person)
WHERE one.id IN people AND other.id IN people
SET tie.touched = $now
