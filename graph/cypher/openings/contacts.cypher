MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)-[:ASKED]->(a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now AND a.audience <> 'CIRCLE' AND NOT a.id IN $met
MATCH (a)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH me, k, p, a, collect([t.id, t.name]) AS topics
WHERE NOT (me)-[:BLOCKS]-(p) AND NOT EXISTS { (me)-[:MUTES]->(p) } AND p.suspended_until IS NULL
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
WITH k, p, a, topics, collect(o.id) AS within
MATCH (p)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
RETURN a.id AS ask, p.id AS asker, a.audience AS audience, a.terms AS terms, topics, within, collect(o.id) AS shared,
       coalesce(a.urgent, false) AS urgent, k.ring AS ring, k.touched AS touched, [] AS paths
