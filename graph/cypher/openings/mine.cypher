MATCH (me:Person {id: $viewer})-[:MEMBER]->(o:Circle) WHERE me.open
WITH me, collect(o.id) AS circles
MATCH (me)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN circles
OPTIONAL MATCH (t)<-[n:NEAR]-(asked:Topic) WHERE n.fit >= $floor
RETURN g.id AS id, g.capacity AS capacity, g.terms AS terms, t.id AS topic, t.name AS name,
       o.id AS circle, o.name AS circle_name, collect([asked.id, n.fit]) AS near
