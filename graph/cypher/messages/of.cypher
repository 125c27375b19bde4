MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.introduced_at > 0
WITH i
MATCH (i)-[:HOLDS]->(message:Message)<-[:WROTE]-(writer:Person)
WHERE message.id IN $ids
RETURN message.id AS id, message.text AS text, message.at AS at, writer.id AS writer
