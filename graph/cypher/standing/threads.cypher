MATCH (me:Person {id: $viewer})<-[mine:ASKER|HELPER]-(i:Introduction)
WHERE i.id IN $introductions AND i.introduced_at > 0
WITH i, mine.read AS read
MATCH (i)-[:HOLDS]->(message:Message)<-[:WROTE]-(writer:Person)
RETURN i.id AS id, count(message) AS messages,
       count(CASE WHEN message.at > read AND writer.id <> $viewer THEN 1 END) AS unread
