MATCH (me:Person {id: $viewer})-[:KNOWS]->(:Person)-[:KNOWS]->(p:Person)
WITH DISTINCT me, p
MATCH (p)-[:ASKED]->(a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now AND a.audience = 'EXTENDED' AND NOT a.id IN $met
WITH me, p, a
MATCH (a)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH me, p, a, collect([t.id, t.name]) AS topics
WHERE p.id <> $viewer AND NOT (me)-[:KNOWS]->(p) AND NOT (me)-[:BLOCKS]-(p)
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
WITH me, p, a, topics, collect(o.id) AS within
MATCH (p)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, p, a, topics, within, collect(o.id) AS shared
WITH me, collect(p) AS askers, collect([p.id, a.id, a.terms, topics, within, shared]) AS found
MATCH (me)-[k1:KNOWS]->(f:Person) WHERE k1.via
WITH askers, found, f, k1
MATCH (f)-[k2:KNOWS]->(p:Person) WHERE p IN askers AND k2.via
WITH found, p, collect([f.id, k1.ring, k1.touched, k2.ring, k2.touched]) AS paths
UNWIND [x IN found WHERE x[0] = p.id] AS one
WITH one, paths
RETURN one[1] AS ask, one[0] AS asker, 'EXTENDED' AS audience, one[2] AS terms, one[3] AS topics,
       one[4] AS within, one[5] AS shared, null AS ring, null AS touched, paths
