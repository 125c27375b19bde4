UNWIND $rows AS one
MATCH (p:Person {id: one.person})
MATCH (c:Circle {id: one.circle})
CREATE (p)-[:MEMBER {since: one.since, organiser: one.organiser, junior: one.junior, reads: one.reads}]->(c)
