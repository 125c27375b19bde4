UNWIND $rows AS one
MATCH (a:Topic {id: one.a})
MATCH (b:Topic {id: one.b})
CREATE (a)-[:NEAR {fit: one.fit}]->(b)
CREATE (b)-[:NEAR {fit: one.fit}]->(a)
