MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $introduction AND i.introduced_at > 0
WITH i
MATCH (i)-[:HOLDS]->(message:Message)<-[:WROTE]-(writer:Person)
WHERE message.at < $at OR message.at = $at AND message.id < $id
RETURN message.id AS id, message.text AS text, message.at AS at, writer.id AS writer
ORDER BY at DESC, id DESC
LIMIT $first
