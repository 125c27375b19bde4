MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(own:Circle)
WITH me, collect(own.id) AS circles
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
WHERE NOT EXISTS { (me)-[:BLOCKS]-(p) }
OPTIONAL MATCH (me)-[:SENT]->(asked:TieRequest)-[:TO]->(p)
WHERE asked.email IS NULL AND asked.until > $now AND asked.state <> 'ACCEPTED' AND asked.left IS NULL
WITH me, circles, p, count(asked) > 0 AS pending
WITH me, circles, p, pending, EXISTS { (me)-[:KNOWS]->(p) } AS tied
WHERE p = me OR pending OR tied
   OR EXISTS { MATCH (p)-[m:MEMBER]->(o:Circle) WHERE o.id IN circles OR m.organiser AND o.entry <> 'INVITED' }
WITH me, p, pending,
     [one IN coalesce(p.narrowed, []) WHERE p <> me AND NOT (tied AND one + '|contacts' IN coalesce(p.readers, []))
       AND NOT any(circle IN circles WHERE one + '|' + circle IN coalesce(p.readers, []))] AS hidden
RETURN p.id AS id, p.name AS name, p.why AS why, pending,
       CASE WHEN 'place' IN hidden THEN '' ELSE p.place END AS place,
       CASE WHEN 'link' IN hidden THEN '' ELSE p.link END AS link,
       CASE WHEN 'photo' IN hidden THEN '' ELSE p.photo END AS photo,
       CASE WHEN p = me THEN p.email END AS email, CASE WHEN p = me THEN coalesce(p.rest_open, p.open) END AS open,
       CASE WHEN p = me THEN p.weekly END AS weekly, CASE WHEN p = me THEN p.zone END AS zone,
       CASE WHEN p = me THEN coalesce(p.suggested, true) END AS suggested,
       CASE WHEN p = me THEN coalesce(p.lends, true) END AS lends,
       CASE WHEN p = me THEN coalesce(p.rest_paused, p.paused, 0) END AS paused
