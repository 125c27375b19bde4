MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle)
WHERE EXISTS { (p)-[:MEMBER]->(o) }
WITH me, p, collect(o.id) AS shared
WITH me, p, [one IN coalesce(me.narrowed, [])
  WHERE NOT any(circle IN shared WHERE one + '|' + circle IN coalesce(me.readers, []))] AS hidden
MATCH (p)-[:SENT]->(r:TieRequest)-[:TO]->(me)
WHERE r.until > $now AND r.state <> 'ACCEPTED'
// Who asked goes on seeing their request, and in it the viewer as they are now; one by mail stays the one to its address.
SET r.state = 'DECLINED', r.pair = CASE WHEN r.email IS NULL THEN null ELSE r.pair END,
    r.name = me.name, r.why = me.why, r.place = me.place, r.link = me.link, r.photo = me.photo,
    r.narrowed = hidden
