MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})
MATCH (n:Thanks {id: $subject})-[:FROM]->(p:Person)
OPTIONAL MATCH (n)-[:IN]->(c:Circle)
CREATE (k)-[:OVER]->(n)
CREATE (k)-[:CONCERNS]->(p)
SET k.name = p.name, k.circle = c.id
RETURN p.id AS person, k.circle AS circle
