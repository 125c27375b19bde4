MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (p:Person)-[m:MEMBER]->(c)
WHERE m.organiser AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
RETURN p.email AS email
ORDER BY m.since
LIMIT 10
