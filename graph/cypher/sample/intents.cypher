UNWIND $rows AS one
MATCH (p:Person {id: one.person})
MATCH (t:Topic {id: one.topic})
MATCH (c:Circle {id: one.circle})
CREATE (p)-[:DECLARED]->(i:Intent)
SET i = one.row
CREATE (i)-[:ABOUT]->(t)
CREATE (i)-[:IN]->(c)
