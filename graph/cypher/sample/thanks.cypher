UNWIND $rows AS one
MATCH (f:Favour {id: one.favour})
MATCH (helper:Person {id: one.helper})
MATCH (asker:Person {id: one.asker})
MATCH (c:Circle {id: one.circle})
CREATE (t:Thanks)
SET t = one.row
CREATE (t)-[:TO]->(helper)
CREATE (t)-[:FROM]->(asker)
CREATE (t)-[:IN]->(c)
CREATE (t)-[:OVER]->(f)
WITH one, t
UNWIND one.named AS wanted
WITH t, wanted
MATCH (p:Person {id: wanted})
CREATE (t)-[:NAMES]->(p)
