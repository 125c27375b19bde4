MATCH (me:Person {id: $viewer})-[k1:KNOWS]->(f:Person)-[k2:KNOWS]->(p:Person) WHERE k1.via AND k2.via
WITH me, p, collect([f, k1, k2]) AS paths
MATCH (p)-[:ASKED]->(a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now AND a.audience = 'EXTENDED' AND NOT a.id IN $met
MATCH (a)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH me, p, paths, a, collect([t.id, t.name]) AS topics
WHERE p.id <> $viewer AND NOT (me)-[:KNOWS]->(p) AND NOT (me)-[:BLOCKS]-(p) AND NOT EXISTS { (me)-[:MUTES]->(p) }
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
WITH p, paths, a, topics, collect(o.id) AS within
MATCH (p)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH p, paths, a, topics, within, collect(o.id) AS shared
RETURN a.id AS ask, p.id AS asker, a.audience AS audience, a.terms AS terms, topics, within, shared,
       coalesce(a.urgent, false) AS urgent, null AS ring, null AS touched,
       [x IN paths | [x[0].id, x[1].ring, x[1].touched, x[2].ring, x[2].touched]] AS paths
