UNWIND $rows AS one
MATCH (c:Circle {id: one.circle})
CREATE (n:Month)-[:OF]->(c)
SET n = one.row
