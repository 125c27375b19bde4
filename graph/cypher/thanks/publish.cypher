MATCH (me:Person {id: $viewer})
MATCH (t:Thanks {id: $id})
WHERE EXISTS { (t)-[:FROM]->(me) }
MATCH (t)-[:OVER]->(f:Favour)
WITH t, f
MATCH (f)-[:IN]->(c:Circle)
CREATE (t)-[:IN]->(c)
WITH t, f
MATCH (f)-[:THROUGH]->(between:Person)
// Of a help without a post they were only picked by who wrote it down.
WHERE between.named_in_thanks AND EXISTS { (f)-[:OVER]->(:Introduction) }
CREATE (t)-[:NAMES]->(between)
