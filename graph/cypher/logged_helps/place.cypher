MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE EXISTS { (me)-[:LOGGED]->(h) }
OPTIONAL MATCH (c:Circle {id: $circle})
FOREACH (o IN CASE WHEN c IS NULL THEN [] ELSE [c] END | CREATE (h)-[:IN]->(o))
WITH h
OPTIONAL MATCH (p:Person {id: $through})
FOREACH (o IN CASE WHEN p IS NULL THEN [] ELSE [p] END | CREATE (h)-[:THROUGH]->(o))
