MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
WITH i
MATCH (i)-[part:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE type(part) IN $parts
WITH collect(p.id) AS people
UNWIND people AS wanted
MATCH (one:Person {id: wanted})
WITH people, one
MATCH (one)-[tie:KNOWS]->(other:Person)
WHERE other.id IN people
SET tie.touched = $now
