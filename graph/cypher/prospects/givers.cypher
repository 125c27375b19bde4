MATCH (me:Person {id: $viewer})
WITH me
UNWIND $helpers AS helper
MATCH (c:Person {id: helper}) WHERE c.open AND coalesce(c.suggested, true)
MATCH (me)-[k:KNOWS]->(c) WHERE k.via AND NOT EXISTS { (me)-[:MUTES]->(c) }
WITH k, c
MATCH (c)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH k, c, collect(o.id) AS circles, collect(coalesce(o.size, 2)) AS sizes
MATCH (c)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now AND t.id IN $near
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN circles
WITH k, c, circles, sizes, collect([g.id, g.capacity, t.id, t.name, o.name, o.id, g.terms]) AS gives
// As in evidence/records.
OPTIONAL MATCH (c)<-[:HELPER]-(i:Introduction) WHERE i.reached_at >= $month
  AND (i.told OR i.introduced_at > 0 OR size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) = 0)
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
RETURN c.id AS helper, c.name AS name, k.ring AS ring, k.touched AS touched, circles, sizes, gives,
       collect([i.reached_at, g.id]) AS reached
