UNWIND $rows AS one
MATCH (f:Favour {id: one.favour})
MATCH (by:Person {id: one.by})
MATCH (p:Person {id: one.to})
CREATE (v:Vouch)
SET v = one.row
CREATE (v)-[:FROM]->(by)
CREATE (v)-[:TO]->(p)
CREATE (v)-[:OVER]->(f)
