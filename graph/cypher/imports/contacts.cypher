MATCH (me:Person {id: $viewer})-[:KNOWS]->(p:Person)
RETURN p.name AS name
