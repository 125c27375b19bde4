MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser OR m.moderator
WITH me, collect(o.id) AS mine
UNWIND $ids AS wanted
MATCH (d:Decision {id: wanted})-[:ON]->(k:Case)
WITH me, mine, d, k
MATCH (d)-[:CONCERNS]->(p:Person)
WHERE p = me AND d.told OR p <> me AND (me.moderator OR k.circle IN mine)
RETURN d.id AS id, d.at AS at, d.action AS action, d.reasons AS reasons, d.until AS until, k.kind AS kind, k.words AS words,
       k.circle AS circle, coalesce(d.objection, '') AS objection,
       p = me AND d.action <> 'NOTHING' AND k.objection IS NULL AS can_object
