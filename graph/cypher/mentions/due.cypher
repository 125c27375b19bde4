MATCH (me:Person {id: $viewer})
// Whoever helped in the circle in that time, or brought two together who did, and was not asked yet.
MATCH (c:Circle {id: $circle})
WHERE EXISTS { MATCH (me)-[m:MEMBER]->(c) WHERE m.organiser }
WITH me, c
MATCH (c)<-[:IN]-(f:Favour)
WHERE f.at >= $from AND f.at < $to AND NOT EXISTS { (f)<-[:OF]-(:Correction) }
WITH me, c, f
MATCH (f)-[:BY|THROUGH]->(p:Person)
WITH DISTINCT me, c, p
WHERE EXISTS { (p)-[:MEMBER]->(c) } AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
  AND NOT EXISTS { MATCH (p)<-[:NAMES]-(:Mention)-[:OF]->(n:Month) WHERE n.id = $month }
OPTIONAL MATCH (p)<-[:TO]-(t:Thanks)
WHERE t.at >= $from AND t.at < $to AND NOT t.hidden AND EXISTS { (t)-[:IN]->(c) }
WITH p, t
ORDER BY t.at
RETURN p.id AS person, p.email AS email, coalesce(head(collect(t.text)), '') AS text
