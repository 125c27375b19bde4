MATCH (me:Person {id: $viewer})-[:DRAFTED]->(r:Reading {id: $id})
WHERE NOT r.closed
SET r.closed = true
RETURN r.id AS id
