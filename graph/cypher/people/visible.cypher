MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(own:Circle)
WITH me, collect(own.id) AS circles
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
OPTIONAL MATCH (me)-[:HAD]->(kept:PastTie)-[:WITH]->(p)
WHERE kept.frozen
WITH me, circles, p, head(collect(kept)) AS kept
OPTIONAL MATCH (me)-[:SENT]->(asked:TieRequest)-[:TO]->(p)
WHERE asked.email IS NULL AND asked.until > $now AND asked.state <> 'ACCEPTED'
WITH me, circles, p, kept, head(collect(asked)) AS asked, EXISTS { (me)-[:BLOCKS]-(p) } AS apart,
     NOT EXISTS { (me)-[:BLOCKS]->(p) }
       AND EXISTS { (me)<-[:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(p) WHERE i.introduced_at > 0 } AS met
WITH me, circles, p, asked, apart, CASE WHEN NOT apart THEN p WHEN kept IS NOT NULL THEN kept WHEN met THEN p ELSE asked END AS shown
// Whoever blocked the viewer stays as they were, where the viewer had them on a list.
WHERE apart AND shown.name IS NOT NULL
   OR p = me
   OR NOT apart AND (
        asked IS NOT NULL
     OR EXISTS { (me)-[:KNOWS]->(p) }
     OR EXISTS { MATCH (p)-[m:MEMBER]->(o:Circle) WHERE o.id IN circles OR m.organiser AND o.entry <> 'INVITED' }
     OR EXISTS { MATCH (p)-[:SENT]->(r:TieRequest)-[:TO]->(me) WHERE r.state = 'OPEN' AND r.until > $now }
     OR EXISTS { MATCH (me)<-[:FOR]-(v:Invitation)-[:INTO]->(:Circle)<-[m:MEMBER]-(p) WHERE v.until > $now AND m.organiser }
     OR EXISTS { MATCH (p)-[w:WANTS_IN]->(:Circle)<-[m:MEMBER]-(me) WHERE m.organiser AND NOT w.declined }
     // As introductions/of opens names: the contact in between at once, the other two to each other in turn.
     OR EXISTS { MATCH (me)<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)-[theirs:ASKER|INTRODUCER|HELPER]->(p)
          WHERE type(mine) = 'ASKER' AND i.told
              AND (type(theirs) = 'INTRODUCER' OR i.introduced_at > 0 OR i.begun_by = 'HELPER'
                   OR NOT EXISTS { (i)-[:INTRODUCER]->(:Person) })
            OR type(mine) = 'HELPER' AND (i.begun_by = 'HELPER' OR i.reached_at > 0 OR i.both AND i.told)
              AND (type(theirs) = 'INTRODUCER' OR i.introduced_at > 0
                   OR NOT i.both AND NOT EXISTS { (i)-[:OVER]->(:Ask {unnamed: true}) })
            OR type(mine) = 'INTRODUCER' AND (i.begun_by <> 'HELPER' OR i.introduced_at > 0) })
RETURN p.id AS id, shown.name AS name, shown.why AS why, shown.place AS place, shown.link AS link,
       shown.photo AS photo, asked IS NOT NULL AS pending,
       CASE WHEN p = me THEN p.email END AS email, CASE WHEN p = me THEN p.open END AS open,
       CASE WHEN p = me THEN p.weekly END AS weekly, CASE WHEN p = me THEN p.zone END AS zone
