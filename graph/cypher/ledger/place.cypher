MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
MATCH (c:Circle {id: $circle})
CREATE (f)-[:IN]->(c)
