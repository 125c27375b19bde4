MATCH (me:Person {id: $viewer})-[:MEMBER]->(o:Circle) WHERE me.open
WITH me, collect(o.id) AS circles
WITH me, circles,
     // An ask that went away for an introduction one has not been told of would tell of it.
     [(me)<-[:HELPER]-(i:Introduction)-[:OVER]->(a:Ask) WHERE i.begun_by = 'HELPER' OR i.reached_at > 0 | a.id] AS met
MATCH (me)-[:DECLARED]->(g:Intent)-[:ABOUT]->(t:Topic)
WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now
WITH me, circles, met, g, t
// As in evidence/records, of which all concerns the viewer here.
WHERE g.capacity > size([(g)<-[:UPON]-(i:Introduction)-[:HELPER]->(p:Person {id: $viewer}) WHERE i.reached_at >= $month | i.id])
MATCH (g)-[:IN]->(o:Circle) WHERE o.id IN circles
OPTIONAL MATCH (t)<-[n:NEAR]-(asked:Topic) WHERE n.fit >= $floor
RETURN g.id AS id, g.terms AS terms, t.id AS topic, t.name AS name,
       o.id AS circle, o.name AS circle_name, met, collect([asked.id, n.fit]) AS near
