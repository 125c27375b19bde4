MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser
WITH me, collect(o.id) AS mine
UNWIND $ids AS wanted
MATCH (k:Case {id: wanted})-[:CONCERNS]->(p:Person)
WHERE p <> me AND (me.moderator OR k.circle IN mine)
OPTIONAL MATCH (k)<-[:OF]-(r:Report)
WITH me, k, p, collect([r.reason, r.words]) AS reports
OPTIONAL MATCH (k)<-[:ON]-(d:Decision)
WITH me, k, p, reports, d
ORDER BY d.at, d.id
RETURN k.id AS id, k.kind AS kind, k.words AS words, k.name AS name, k.circle AS circle, k.at AS at, k.state = 'OPEN' AS open,
       coalesce(k.objection, '') AS objection, reports, collect(d.id) AS decisions, coalesce(me.moderator, false) AS host,
       CASE WHEN k.name <> '' AND k.kind <> 'Circle' THEN p.id END AS person
