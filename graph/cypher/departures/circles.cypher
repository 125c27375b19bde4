MATCH (me:Person {id: $viewer})-[:MEMBER]->(c:Circle)
RETURN c.id AS circle, c.name AS name
ORDER BY circle
