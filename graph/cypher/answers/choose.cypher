MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.id = $id
WITH i
MATCH (i)-[old:HELPER]->(meant:Person)
MATCH (helper:Person {id: $helper})
WHERE helper.id <> meant.id
DELETE old
CREATE (i)-[:MEANT]->(meant)
CREATE (i)-[:HELPER {read: 0}]->(helper)
