MATCH (me:Person {id: $viewer})-[:DECLARED]->(g:Intent)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now
MATCH (g)-[:IN]->(c:Circle)
MATCH (g)-[:ABOUT]->(s:Topic)
OPTIONAL MATCH (s)-[n:NEAR]->(t:Topic)
WHERE n.fit >= $fit
RETURN c.id AS circle, s.id AS topic, collect(t.id) AS near
