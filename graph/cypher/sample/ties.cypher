UNWIND $rows AS one
MATCH (a:Person {id: one.a})
MATCH (b:Person {id: one.b})
CREATE (a)-[k:KNOWS]->(b)
SET k = one.side
