MATCH (me:Person {id: $viewer})-[k:KNOWS]->(c:Person)
WITH me, c, k
MATCH (c)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, c, k, collect(o.id) AS shared, collect(coalesce(o.size, 2)) AS sizes
MATCH (c)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND g.terms <= $terms AND t.id IN $near
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN shared
WITH me, c, k, shared, sizes, collect([g.id, g.capacity, t.id, t.name, o.name]) AS gives
WHERE c.open AND NOT c.id IN $met AND NOT (me)-[:BLOCKS]-(c)
RETURN c.id AS helper, sizes, gives, k.ring AS ring, k.touched AS touched
