MATCH (me:Person {id: $viewer})<-[mine:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $introduction AND i.introduced_at > 0
OPTIONAL MATCH (i)-[:HOLDS]->(message:Message)<-[:WROTE]-(writer:Person)
WHERE writer.id <> $viewer
WITH i, mine, max(message.at) AS newest
SET mine.read = CASE WHEN newest > mine.read THEN newest ELSE mine.read END
RETURN i.id AS id
