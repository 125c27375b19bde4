UNWIND $rows AS one
MATCH (by:Person {id: one.by})
MATCH (p:Person {id: one.to})
MATCH (c:Circle {id: one.circle})
CREATE (by)-[:LOGGED]->(h:LoggedHelp)-[:WITH]->(p)
SET h = one.row
CREATE (h)-[:IN]->(c)
WITH h
// What was confirmed became a favour of the same id.
MATCH (f:Favour {id: h.id})
CREATE (f)-[:OVER]->(h)
