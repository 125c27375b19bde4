MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $introduction
WITH i
MATCH (i)-[part:ASKER|HELPER]->(other:Person)
WHERE type(part) = $part
RETURN part.read AS read,
       size([(i)-[:HOLDS]->(message:Message)<-[:WROTE]-(me:Person {id: $viewer})
             WHERE message.at > part.read | message.id]) AS unread
