MATCH (me:Person {id: $viewer})
MATCH (p:Person)-[:ASKED]->(a:Ask {id: $ask})
WHERE a.state = 'OPEN' AND a.expires > $now
// Whoever blocked the viewer is a contact still, as far as they know.
WITH me, p, a, [(me)-[k:KNOWS]->(x:Person) WHERE x.id = p.id AND k.via | [k.ring, k.touched]]
             + [(me)-[:HAD]->(k:PastTie)-[:WITH]->(x:Person) WHERE x.id = p.id AND k.frozen | [k.ring, k.touched]] AS sides
WHERE size(sides) > 0
MATCH (a)-[:ABOUT]->(t:Topic)
WITH me, sides[0] AS side, p, a, collect(t.id) AS topics
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
WITH me, side, p, a, topics, collect(o.id) AS within
WHERE a.audience <> 'CIRCLE' OR size([(me)-[:MEMBER]->(o:Circle) WHERE o.id IN within | o.id]) > 0
OPTIONAL MATCH (a)<-[:OVER]-(i:Introduction)-[:HELPER|MEANT]->(c:Person)
// Whoever else was asked meanwhile is not the viewer's to know.
WHERE EXISTS { (i)-[:INTRODUCER]->(me) }
  AND (i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR i.introduced_at > 0)
WITH side, p, a, topics, within, collect(c.id) AS met
MATCH (p)-[:MEMBER]->(o:Circle)
RETURN a.id AS ask, p.id AS asker, a.terms AS terms, topics, within, met, collect(o.id) AS circles,
       side[0] AS ring, side[1] AS touched
