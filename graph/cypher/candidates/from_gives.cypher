MATCH (me:Person {id: $viewer})-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, o
MATCH (o)<-[:IN]-(g:Intent) WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND g.terms <= $terms
WITH me, o, g
MATCH (g)-[:ABOUT]->(t:Topic) WHERE t.id IN $near
WITH me, o, g, t
MATCH (g)<-[:DECLARED]-(c:Person) WHERE c.open AND coalesce(c.suggested, true) AND c.id <> $viewer AND NOT c.id IN $met
WITH me, c, collect([o.id, g.id, g.capacity, t.id, t.name, o.name]) AS gives
MATCH (c)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, c, gives, collect(o.id) AS shared, collect(coalesce(o.size, 2)) AS sizes
WHERE NOT (me)-[:KNOWS]->(c) AND NOT (me)-[:BLOCKS]-(c)
WITH me, collect(c) AS fitting, collect([c.id, sizes, [g IN gives WHERE g[0] IN shared | g[1..]]]) AS found
MATCH (me)-[k1:KNOWS]->(f:Person) WHERE k1.via
WITH fitting, found, f, k1
// The list of nodes, not of ids: what is no candidate is left before its tie is read.
MATCH (f)-[k2:KNOWS]->(c:Person) WHERE c IN fitting AND k2.via
WITH found, c, collect([f.id, k1.ring, k1.touched, k2.ring, k2.touched]) AS paths
WITH [x IN found WHERE x[0] = c.id][0] AS one, paths
RETURN one[0] AS helper, one[1] AS sizes, one[2] AS gives, paths
