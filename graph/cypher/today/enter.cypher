MATCH (me:Person {id: $viewer})-[:DREW]->(d:Day)
WHERE d.id = $id
SET d.items = $items, d.done = 0
