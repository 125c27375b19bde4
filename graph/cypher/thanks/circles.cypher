MATCH (me:Person {id: $viewer})
WITH me
UNWIND $introductions AS wanted
MATCH (i:Introduction {id: wanted})
WHERE EXISTS { (i)-[:ASKER]->(me) }
WITH i
MATCH (i)<-[:OVER]-(f:Favour)
WITH i, f
MATCH (f)-[:IN]->(c:Circle)
RETURN i.id AS introduction, c.id AS circle
