MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)<-[:CONCERNS]-(d:Decision)-[:ON]->(k:Case)
WITH me, k.id AS case, d.action AS action, d.until AS until, d.at AS at, d.id AS id
ORDER BY at, id
// The last one of each case stands.
WITH me, case, last(collect(action)) AS action, last(collect(until)) AS until
WITH me, max(CASE WHEN action = 'SUSPEND' AND until > $now THEN until END) AS until
WHERE coalesce(until, 0) <> coalesce(me.suspended_until, 0)
WITH me, until, coalesce(me.open_after, me.open) AS open
SET me.suspended_until = until, me.open_after = CASE WHEN until IS NOT NULL THEN open END,
    me.open = until IS NULL AND me.rests IS NULL AND open
RETURN me.id AS id
