MATCH (me:Person {id: $viewer})-[k1:KNOWS]->(f:Person)-[k2:KNOWS]->(p:Person)
WHERE k1.via AND k2.via AND p.id IN $askers
WITH p, f, k1, k2
MATCH (p)-[:ASKED]->(a:Ask)-[:IN]->(o:Circle) WHERE a.id IN $asks
WITH a, o, f, k1, k2
MATCH (f)-[:MEMBER]->(c:Circle) WHERE c.id = o.id
RETURN a.id AS ask, collect([f.id, k1.ring, k1.touched, k2.ring, k2.touched]) AS paths
