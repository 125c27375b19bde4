MATCH (me:Person {id: $viewer})<-[mine:ASKER|HELPER]-(i:Introduction)
WHERE i.id IN $introductions AND i.introduced_at > 0
RETURN i.id AS introduction,
       size([(i)-[:HOLDS]->(message:Message)<-[:WROTE]-(writer:Person)
             WHERE message.at > mine.read AND writer.id <> $viewer | message.id]) AS unread
