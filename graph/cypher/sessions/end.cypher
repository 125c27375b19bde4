MATCH (p:Person)-[:HOLDS_SESSION]->(s:Session {id: $id})
DETACH DELETE s
RETURN p.id AS person
