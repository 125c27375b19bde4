MATCH (me:Person {id: $viewer})
MATCH (t:Thanks {id: $id})
WHERE EXISTS { (t)-[:FROM]->(me) }
MATCH (t)-[:OVER]->(f:Favour)
WITH t, f
MATCH (f)-[:IN]->(c:Circle)
CREATE (t)-[:IN]->(c)
WITH t, f
MATCH (f)-[:THROUGH]->(between:Person)
WHERE between.named_in_thanks
CREATE (t)-[:NAMES]->(between)
