UNWIND $rows AS one
MATCH (by:Person {id: one.by})
MATCH (p:Person {id: one.reader})
MATCH (c:Circle {id: one.circle})
CREATE (by)-[:DRAFTED]->(r:Reading)-[:IN]->(c)
SET r = one.row
CREATE (r)-[o:OFFERED]->(p)
SET o = one.offered
FOREACH (id IN one.read | CREATE (r)-[:READ_BY]->(p))
