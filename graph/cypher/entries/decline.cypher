MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
MATCH (p)-[w:WANTS_IN]->(c)
SET w.declined = true
