MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[:SENT]->(r:TieRequest)-[:TO]->(p)
WHERE r.until > $now
// Who was asked goes on seeing the request, and in it the viewer as they are now; their answer has no effect.
SET r.left = $now, r.name = me.name, r.why = me.why, r.place = me.place, r.link = me.link, r.photo = me.photo
FOREACH (one IN CASE WHEN r.email IS NULL THEN [r] ELSE [] END | REMOVE one.pair)
