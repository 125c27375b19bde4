MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
WHERE NOT EXISTS { (me)-[:BLOCKS]-(p) }
OPTIONAL MATCH (p)-[w:WANTS_IN]->(c)
RETURN p.email AS email, EXISTS { (p)-[:MEMBER]->(c) } AS joined,
       w IS NOT NULL AS asked, w IS NOT NULL AND w.declined AS declined
