MATCH (me:Person {id: $viewer})-[k1:KNOWS]->(f:Person)-[k2:KNOWS]->(c:Person) WHERE k1.via AND k2.via
WITH me, c, collect([f, k1, k2]) AS paths
MATCH (c)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, c, paths, collect(o.id) AS shared, collect(coalesce(o.size, 2)) AS sizes
MATCH (c)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND g.terms <= $terms AND t.id IN $near
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN shared
WITH me, c, paths, shared, sizes, collect([g.id, g.capacity, t.id, t.name, o.name]) AS gives
WHERE c.open AND coalesce(c.suggested, true) AND c.id <> $viewer AND NOT c.id IN $met AND NOT (me)-[:KNOWS]->(c) AND NOT (me)-[:BLOCKS]-(c)
RETURN c.id AS helper, sizes, gives,
       [p IN paths | [p[0].id, p[1].ring, p[1].touched, p[2].ring, p[2].touched]] AS paths
