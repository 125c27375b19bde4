MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
WITH me, p, EXISTS { (me)-[:KNOWS]->(p) } AS tied, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
OPTIONAL MATCH (me)-[:HAD]->(kept:PastTie)-[:WITH]->(p)
WHERE kept.frozen
WITH me, p, tied, head(collect(kept)) AS kept, apart
// Whom a block put apart stays as they were.
WITH p.id AS id, CASE WHEN apart AND kept IS NOT NULL THEN kept ELSE p END AS shown,
     p = me OR tied OR apart AND kept IS NOT NULL AS near
RETURN id, coalesce(shown.pitch, '') AS pitch,
       CASE WHEN near THEN coalesce(shown.about, '') ELSE '' END AS about,
       coalesce(shown.proof, '') AS proof, coalesce(shown.reply_time, '') AS reply_time,
       coalesce(shown.next_step, '') AS next_step
