MATCH (me:Person {id: $viewer})-[:KNOWS]->(p:Person)
RETURN p.id AS id
