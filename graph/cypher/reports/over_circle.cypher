// Whoever has looked after it longest answers for its words; the host decides.
MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})
MATCH (n:Circle {id: $subject})<-[m:MEMBER]-(p:Person)
WHERE m.organiser
WITH k, n, p
ORDER BY m.since, p.id
LIMIT 1
CREATE (k)-[:OVER]->(n)
CREATE (k)-[:CONCERNS]->(p)
SET k.name = n.name
RETURN p.id AS person, k.circle AS circle
