MATCH (me:Person {id: $viewer})
WITH me
UNWIND $people AS wanted
MATCH (p:Person {id: wanted})
MATCH (me)-[k:KNOWS]->(p)
OPTIONAL MATCH (me)<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.state = 'NOT_HELPED' AND EXISTS { (i)-[:ASKER|HELPER]->(p) }
WITH me, p, k, max(i.outcome_at) AS no_help
OPTIONAL MATCH (p)-[:DECLARED]->(w:Intent)
WHERE NOT w.closed AND w.until > $now AND w.visibility = 'CIRCLE'
  AND EXISTS { MATCH (w)-[:IN]->(c:Circle) WHERE EXISTS { (me)-[:MEMBER]->(c) } }
WITH p, k, no_help, w
OPTIONAL MATCH (w)-[:ABOUT]->(t:Topic)
WITH p, k, no_help, w, t
ORDER BY w.since DESC, t.name
RETURN p.id AS person, p.name AS name, k.reason AS reason, k.kind AS kind, k.ring AS ring,
       k.since AS since, k.touched AS touched, coalesce(no_help, 0) AS no_help, collect(t.name) AS topics
