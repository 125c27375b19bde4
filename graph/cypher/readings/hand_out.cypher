MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
CREATE (me)-[:DRAFTED]->(r:Reading)-[:IN]->(c)
SET r = $reading
