MATCH (me:Person {id: $viewer})
WITH me
UNWIND $asks AS wanted
MATCH (a:Ask {id: wanted})<-[:ASKED]-(p:Person)
WHERE a.state = 'OPEN' AND a.expires > $now AND NOT a.id IN $met AND p.id <> $viewer AND NOT (me)-[:BLOCKS]-(p)
  AND NOT EXISTS { (me)-[:MUTES]->(p) } AND p.suspended_until IS NULL
WITH me, a, p
OPTIONAL MATCH (me)-[k:KNOWS]->(p)
WITH a, p, k
WHERE a.audience <> 'CONTACTS' OR k IS NOT NULL
MATCH (a)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH a, p, k, collect([t.id, t.name]) AS topics
OPTIONAL MATCH (a)-[:IN]->(o:Circle)
WITH a, p, k, topics, collect(o.id) AS within
MATCH (p)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
RETURN a.id AS ask, p.id AS asker, a.audience AS audience, a.terms AS terms, topics, within, collect(o.id) AS shared,
       coalesce(a.urgent, false) AS urgent, k.ring AS ring, k.touched AS touched
