MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $introduction
CREATE (i)-[:HOLDS]->(message:Message {id: $id, text: $text, at: $now})
CREATE (me)-[:WROTE]->(message)
