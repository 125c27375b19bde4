UNWIND $rows AS one
MATCH (by:Person {id: one.by})
MATCH (p:Person {id: one.to})
MATCH (c:Circle {id: one.circle})
CREATE (by)-[:LOGGED]->(h:LoggedHelp)-[:WITH]->(p)
SET h = one.row
CREATE (h)-[:IN]->(c)
