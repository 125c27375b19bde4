MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser OR m.moderator
WITH me, collect(o.id) AS mine, collect(CASE WHEN m.organiser THEN o.id END) AS led
UNWIND $ids AS wanted
MATCH (k:Case {id: wanted})-[:CONCERNS]->(p:Person)
WHERE p <> me AND (me.moderator OR k.circle IN mine)
OPTIONAL MATCH (k)<-[:OF]-(r:Report)
WITH me, led, k, p, collect([r.reason, r.words]) AS reports
OPTIONAL MATCH (k)<-[:ON]-(d:Decision)
WITH me, led, k, p, reports, d
ORDER BY d.at, d.id
RETURN k.id AS id, k.kind AS kind, k.words AS words, k.name AS name, k.circle AS circle, k.at AS at, k.state = 'OPEN' AS open,
       coalesce(k.objection, '') AS objection, reports, collect(d.id) AS decisions, coalesce(me.moderator, false) AS host,
       k.circle IS NOT NULL AND (coalesce(me.moderator, false) OR k.circle IN led) AS leads,
       coalesce(last(collect(d.action)), 'NOTHING') AS standing,
       CASE WHEN k.name <> '' AND k.kind <> 'Circle' THEN p.id END AS person
