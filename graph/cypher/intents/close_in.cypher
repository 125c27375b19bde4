MATCH (me:Person {id: $viewer})-[:DECLARED]->(i:Intent)
MATCH (i)-[:IN]->(c:Circle)
WHERE c.id = $circle AND NOT i.closed
SET i.closed = true
RETURN i.id AS id
