MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})
MATCH (p:Person {id: $subject})
OPTIONAL MATCH (me)-[:MEMBER]->(c:Circle {id: $circle})
WHERE EXISTS { (p)-[:MEMBER]->(c) }
CREATE (k)-[:OVER]->(p)
CREATE (k)-[:CONCERNS]->(p)
SET k.name = p.name, k.circle = c.id
RETURN p.id AS person, k.circle AS circle
