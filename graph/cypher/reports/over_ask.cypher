MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})
MATCH (n:Ask {id: $subject})<-[:ASKED]-(p:Person)
OPTIONAL MATCH (n)-[:IN]->(c:Circle)
CREATE (k)-[:OVER]->(n)
CREATE (k)-[:CONCERNS]->(p)
// Whoever asks unnamed stays so to those who look at it.
SET k.name = CASE WHEN n.unnamed THEN '' ELSE p.name END, k.circle = c.id
RETURN p.id AS person, k.circle AS circle
