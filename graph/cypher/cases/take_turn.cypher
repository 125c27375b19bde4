MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser
WITH me, collect(o.id) AS mine
MATCH (k:Case {id: $case})-[:CONCERNS]->(p:Person)
WHERE p <> me AND (me.moderator OR k.circle IN mine)
SET k.turn = $turn
RETURN k.state AS state, k.kind AS kind, k.circle AS circle, p.id AS person, p.email AS email, k.objection AS objection,
       coalesce(me.moderator, false) AS host
