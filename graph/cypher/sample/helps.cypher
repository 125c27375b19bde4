UNWIND $rows AS one
MATCH (helper:Person {id: one.by})
MATCH (receiver:Person {id: one.to})
CREATE (f:Favour)
SET f = one.row
CREATE (f)-[:BY]->(helper)
CREATE (f)-[:FOR]->(receiver)
