MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
// A no, a lapse and a slow answer are the same to whoever asked: only a meeting counts as an answer.
WHERE i.begun_by = 'ASKER' AND i.told AND i.started > $since AND i.introduced_at = 0
WITH i
OPTIONAL MATCH (i)-[:INTRODUCER]->(between)
WITH i, between
MATCH (i)-[:HELPER]->(helper:Person)
WHERE between.id = $person OR between IS NULL AND i.between_gone IS NULL AND helper.id = $person
RETURN i.started AS at
