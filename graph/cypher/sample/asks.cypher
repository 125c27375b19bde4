UNWIND $rows AS one
MATCH (p:Person {id: one.person})
CREATE (p)-[:ASKED]->(ask:Ask)
SET ask = one.row
WITH one, ask
OPTIONAL MATCH (c:Circle) WHERE c.id IN one.circles
FOREACH (within IN CASE WHEN c IS NULL THEN [] ELSE [c] END | CREATE (ask)-[:IN]->(within))
WITH one, ask
UNWIND one.topics AS topic
MATCH (t:Topic {id: topic})
CREATE (ask)-[:ABOUT]->(t)
