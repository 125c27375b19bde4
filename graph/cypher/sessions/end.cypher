MATCH (s:Session {id: $id})<-[:HOLDS_SESSION]-(p)
DETACH DELETE s
RETURN p.id AS person
