// Whoever blocked the viewer stays as they were, where the viewer had them on a list.
MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
WHERE EXISTS { (me)-[:BLOCKS]-(p) }
OPTIONAL MATCH (me)-[:HAD]->(kept:PastTie)-[:WITH]->(p)
WHERE kept.frozen
WITH me, p, head(collect(kept)) AS kept
OPTIONAL MATCH (me)-[:SENT]->(asked:TieRequest)-[:TO]->(p)
WHERE asked.email IS NULL AND asked.until > $now AND asked.state <> 'ACCEPTED' AND asked.left IS NULL
WITH me, p, kept, head(collect(asked)) AS asked
OPTIONAL MATCH (me)<-[:TO]-(came:TieRequest)<-[:SENT]-(p)
WHERE came.left IS NOT NULL AND came.until > $now AND came.state = 'OPEN' AND NOT EXISTS { (me)-[:BLOCKS]->(p) }
WITH me, p, kept, asked, head(collect(came)) AS came, NOT EXISTS { (me)-[:BLOCKS]->(p) }
       // In an introduction whoever was named stays named: as introductions/of opens names.
       AND EXISTS { MATCH (me)<-[mine:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(p)
            WHERE i.introduced_at > 0
               OR CASE type(mine)
                    WHEN 'ASKER' THEN i.told
                      AND (i.begun_by = 'HELPER' OR NOT EXISTS { (i)-[:INTRODUCER]->(:Person) })
                    ELSE NOT i.both AND (i.begun_by = 'HELPER' OR i.reached_at > 0)
                      AND NOT EXISTS { (i)-[:OVER]->(:Ask {unnamed: true}) } END } AS met
WITH p, asked, CASE WHEN kept IS NOT NULL THEN kept WHEN met THEN p ELSE coalesce(asked, came) END AS shown
WHERE shown.name IS NOT NULL
RETURN p.id AS id, shown.name AS name, shown.why AS why, shown.place AS place, shown.link AS link,
       shown.photo AS photo, asked IS NOT NULL AS pending,
       null AS email, null AS open, null AS weekly, null AS zone
