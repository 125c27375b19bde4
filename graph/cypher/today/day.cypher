MATCH (me:Person {id: $viewer})-[:DREW]->(d:Day)
WHERE d.id = $id
RETURN d.items AS items, d.drawn AS drawn, d.done AS done
