MATCH (me:Person {id: $viewer})
MATCH (c:Person {id: $helper})-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, c, collect(o.id) AS shared
MATCH (c)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND g.terms <= $terms AND t.id IN $near
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN shared
WITH me, c, shared, collect([g.id, g.capacity, t.id, t.name, o.name]) AS gives
WHERE c.open AND c.id <> $viewer AND NOT (me)-[:BLOCKS]-(c)
RETURN c.id AS helper, size(shared) AS shared, gives
