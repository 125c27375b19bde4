MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle)
WHERE EXISTS { (p)-[:MEMBER]->(o) }
WITH me, p, collect(o.id) AS shared
WITH me, p, [one IN coalesce(me.narrowed, [])
  WHERE NOT any(circle IN shared WHERE one + '|' + circle IN coalesce(me.readers, []))] AS hidden
MATCH (me)-[:SENT]->(r:TieRequest)-[:TO]->(p)
WHERE r.until > $now
// Who was asked goes on seeing the request, and in it the viewer as they are now; their answer has no effect.
SET r.left = $now, r.name = me.name, r.why = me.why, r.place = me.place, r.link = me.link, r.photo = me.photo,
    r.narrowed = hidden
FOREACH (one IN CASE WHEN r.email IS NULL THEN [r] ELSE [] END | REMOVE one.pair)
