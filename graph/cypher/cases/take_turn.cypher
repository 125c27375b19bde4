MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser OR m.moderator
WITH me, collect(o.id) AS mine, collect(CASE WHEN m.organiser THEN o.id END) AS led
MATCH (k:Case {id: $case})-[:CONCERNS]->(p:Person)
WHERE p <> me AND (me.moderator OR k.circle IN mine)
SET k.turn = $turn
RETURN k.state AS state, k.kind AS kind, k.circle AS circle, p.id AS person, p.email AS email, k.objection AS objection,
       coalesce(me.moderator, false) AS host,
       k.circle IS NOT NULL AND (coalesce(me.moderator, false) OR k.circle IN led) AS leads
