// Who blocked the viewer stays the contact they were: what they look for, as intents/of shows it.
MATCH (me:Person {id: $viewer})-[:HAD]->(t:PastTie)-[:WITH]->(p:Person)
WHERE t.frozen AND p.id IN $people
OPTIONAL MATCH (me)<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.state = 'NOT_HELPED' AND EXISTS { (i)-[:ASKER|HELPER]->(p) }
WITH me, p, t, max(i.outcome_at) AS no_help
OPTIONAL MATCH (p)-[:DECLARED]->(w:Intent)
WHERE NOT w.closed AND w.until > $now AND w.visibility = 'CIRCLE' AND w.since <= t.ended
  AND EXISTS { MATCH (w)-[:IN]->(c:Circle) WHERE c.id IN t.circles AND EXISTS { (me)-[:MEMBER]->(c) } }
WITH p, t, no_help, w
OPTIONAL MATCH (w)-[:ABOUT]->(about:Topic)
WITH p, t, no_help, w, about
ORDER BY w.since DESC, about.name
RETURN p.id AS person, coalesce(t.name, p.name) AS name, t.reason AS reason, t.kind AS kind, t.ring AS ring,
       t.since AS since, t.touched AS touched, coalesce(no_help, 0) AS no_help, collect(about.name) AS topics
