MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $introduction
SET i.updated = $now
CREATE (i)-[:HOLDS]->(message:Message {id: $id, text: $text, at: $now})
CREATE (me)-[:WROTE]->(message)
