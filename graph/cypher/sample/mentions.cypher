UNWIND $rows AS one
MATCH (n:Month {id: one.month})
MATCH (p:Person {id: one.person})
CREATE (a:Mention)-[:OF]->(n)
SET a = one.row
CREATE (a)-[:NAMES]->(p)
