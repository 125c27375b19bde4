MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser OR m.moderator
WITH me, collect(o.id) AS mine, collect(CASE WHEN m.organiser THEN o.id END) AS led
MATCH (k:Case {state: 'OPEN'})-[:CONCERNS]->(p:Person)
WHERE p <> me AND (me.moderator OR k.circle IN mine)
OPTIONAL MATCH (k)<-[:ON]-(d:Decision)
WITH me, led, k, d
ORDER BY d.at, d.id
RETURN k.id AS id, coalesce(last(collect(d.action)), 'NOTHING') AS standing, coalesce(me.moderator, false) AS host,
       k.circle IS NOT NULL AND (coalesce(me.moderator, false) OR k.circle IN led) AS leads
