UNWIND $rows AS one
MATCH (p:Person {id: one.person})
MATCH (c:Circle {id: one.circle})
CREATE (p)-[:WANTS_IN {at: one.at, note: one.note}]->(c)
