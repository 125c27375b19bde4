MATCH (me:Person {id: $viewer})-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
MATCH (o)<-[:IN]-(a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now AND a.audience = 'CIRCLE' AND NOT a.id IN $met
MATCH (a)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH me, o, a, collect([t.id, t.name]) AS topics
MATCH (a)<-[:ASKED]-(p:Person) WHERE p.id <> $viewer
MATCH (p)-[:MEMBER]->(c:Circle) WHERE c.id = o.id
WITH me, p, a, topics, c
WHERE NOT (me)-[:BLOCKS]-(p) AND NOT EXISTS { (me)-[:MUTES]->(p) } AND p.suspended_until IS NULL
OPTIONAL MATCH (me)-[k:KNOWS]->(p)
RETURN a.id AS ask, p.id AS asker, a.audience AS audience, a.terms AS terms, topics, [c.id] AS within, [c.id] AS shared,
       coalesce(a.urgent, false) AS urgent, k.ring AS ring, k.touched AS touched
