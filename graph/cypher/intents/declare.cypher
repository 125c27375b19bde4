MATCH (me:Person {id: $viewer})
MATCH (t:Topic {id: $topic})
MATCH (c:Circle {id: $circle})
CREATE (me)-[:DECLARED]->(i:Intent)-[:ABOUT]->(t)
CREATE (i)-[:IN]->(c)
SET i = $intent
