// Whoever blocked the viewer stays as they were, where the viewer had them on a list.
MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(own:Circle)
WITH me, collect(own.id) AS circles
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
WHERE EXISTS { (me)-[:BLOCKS]-(p) }
OPTIONAL MATCH (me)-[:HAD]->(kept:PastTie)-[:WITH]->(p)
WHERE kept.frozen
WITH me, circles, p, head(collect(kept)) AS kept
OPTIONAL MATCH (me)-[:SENT]->(asked:TieRequest)-[:TO]->(p)
WHERE asked.email IS NULL AND asked.until > $now AND asked.state <> 'ACCEPTED' AND asked.left IS NULL
WITH me, circles, p, kept, head(collect(asked)) AS asked
OPTIONAL MATCH (me)<-[:TO]-(came:TieRequest)<-[:SENT]-(p)
WHERE came.left IS NOT NULL AND came.until > $now AND came.state = 'OPEN' AND NOT EXISTS { (me)-[:BLOCKS]->(p) }
WITH me, circles, p, kept, asked, head(collect(came)) AS came, NOT EXISTS { (me)-[:BLOCKS]->(p) }
       // In an introduction whoever was named stays named: as introductions/of opens names.
       AND EXISTS { MATCH (me)<-[mine:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(p)
            WHERE i.introduced_at > 0
               OR CASE type(mine)
                    WHEN 'ASKER' THEN i.told
                      AND (i.begun_by = 'HELPER'
                           OR NOT EXISTS { (i)-[:INTRODUCER]->() } AND i.between_gone IS NULL)
                    ELSE NOT i.both AND (i.begun_by = 'HELPER' OR i.reached_at > 0)
                      AND NOT EXISTS { (i)-[:OVER]->(:Ask {unnamed: true}) } END } AS met
WITH circles, p, asked, CASE WHEN kept IS NOT NULL THEN kept WHEN met THEN p ELSE coalesce(asked, came) END AS shown
WHERE shown.name IS NOT NULL
WITH p, asked, shown, [one IN coalesce(shown.narrowed, [])
       WHERE NOT any(circle IN circles WHERE one + '|' + circle IN coalesce(shown.readers, []))] AS hidden
RETURN p.id AS id, shown.name AS name, shown.why AS why,
       CASE WHEN 'place' IN hidden THEN '' ELSE shown.place END AS place,
       CASE WHEN 'link' IN hidden THEN '' ELSE shown.link END AS link,
       CASE WHEN 'photo' IN hidden THEN '' ELSE shown.photo END AS photo, asked IS NOT NULL AS pending,
       null AS email, null AS open, null AS weekly, null AS zone
