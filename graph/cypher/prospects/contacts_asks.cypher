MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week
WITH me, count(i) AS asked
// As in pairings/place.
WHERE me.weekly > asked
UNWIND $asks AS wanted
MATCH (a:Ask {id: wanted})<-[:ASKED]-(p:Person)
WHERE a.state = 'OPEN' AND a.expires > $now AND a.audience <> 'CIRCLE'
MATCH (me)-[k:KNOWS]->(p) WHERE k.via AND NOT EXISTS { (me)-[:MUTES]->(p) }
WITH me, k, p, a
MATCH (a)-[:ABOUT]->(t:Topic)
WITH me, k, p, a, collect(t.id) AS topics
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
WITH me, k, p, a, topics, collect(o.id) AS within
OPTIONAL MATCH (a)<-[:OVER]-(i:Introduction)-[:HELPER|MEANT]->(c:Person)
// As in pairings/asks: whoever else was asked meanwhile is not the viewer's to know.
WHERE EXISTS { (i)-[:INTRODUCER]->(me) }
  AND (i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR i.introduced_at > 0)
WITH k, p, a, topics, within, collect(c.id) AS met
MATCH (p)-[:MEMBER]->(o:Circle)
RETURN a.id AS ask, p.id AS asker, a.terms AS terms, topics, within, met, collect(o.id) AS circles,
       k.ring AS ring, k.touched AS touched
