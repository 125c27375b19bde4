MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(own:Circle)
WITH me, collect(own.id) AS circles
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
WITH me, circles, p, EXISTS { (me)-[:KNOWS]->(p) } AS tied, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
OPTIONAL MATCH (me)-[:HAD]->(kept:PastTie)-[:WITH]->(p)
WHERE kept.frozen
WITH me, circles, p, tied, head(collect(kept)) AS kept, apart
// Whom a block put apart stays as they were.
WITH me, circles, p, tied, CASE WHEN apart AND kept IS NOT NULL THEN kept ELSE p END AS shown,
     p = me OR tied OR apart AND kept IS NOT NULL AS near
WITH p.id AS id, shown, near,
     [one IN coalesce(shown.narrowed, []) WHERE p <> me AND NOT (tied AND one + '|contacts' IN coalesce(shown.readers, []))
       AND NOT any(circle IN circles WHERE one + '|' + circle IN coalesce(shown.readers, []))] AS hidden
RETURN id, CASE WHEN 'pitch' IN hidden THEN '' ELSE coalesce(shown.pitch, '') END AS pitch,
       CASE WHEN near THEN coalesce(shown.about, '') ELSE '' END AS about,
       CASE WHEN 'proof' IN hidden THEN '' ELSE coalesce(shown.proof, '') END AS proof,
       CASE WHEN 'reply_time' IN hidden THEN '' ELSE coalesce(shown.reply_time, '') END AS reply_time,
       CASE WHEN 'next_step' IN hidden THEN '' ELSE coalesce(shown.next_step, '') END AS next_step
