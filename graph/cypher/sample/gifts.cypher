UNWIND $rows AS one
MATCH (by:Person {id: one.by})
MATCH (p:Person {id: one.to})
CREATE (by)-[:GAVE]->(g:Gift)-[:TO]->(p)
SET g = one.row
