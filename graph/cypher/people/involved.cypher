MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
WHERE NOT EXISTS { (me)-[:BLOCKS]-(p) }
WITH me, p
WHERE EXISTS { MATCH (p)-[:SENT]->(r:TieRequest)-[:TO]->(me) WHERE r.state = 'OPEN' AND r.until > $now }
   OR EXISTS { MATCH (me)<-[:FOR]-(v:Invitation)-[:INTO]->(:Circle)<-[m:MEMBER]-(p) WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL AND m.organiser }
   OR EXISTS { MATCH (p)-[w:WANTS_IN]->(:Circle)<-[m:MEMBER]-(me) WHERE m.organiser AND NOT w.declined }
   // As introductions/of opens names: the contact in between at once, the other two to each other in turn.
   OR EXISTS { MATCH (me)<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)-[theirs:ASKER|INTRODUCER|HELPER]->(p)
        WHERE CASE type(mine)
          WHEN 'ASKER' THEN (i.told OR i.introduced_at > 0)
            AND (type(theirs) = 'INTRODUCER' OR i.introduced_at > 0 OR i.begun_by = 'HELPER'
                 OR NOT EXISTS { (i)-[:INTRODUCER]->() } AND i.between_gone IS NULL)
          WHEN 'HELPER' THEN (i.begun_by = 'HELPER' OR i.reached_at > 0 OR i.both AND i.told)
            AND (type(theirs) = 'INTRODUCER' OR i.introduced_at > 0
                 OR NOT i.both AND NOT EXISTS { (i)-[:OVER]->(:Ask {unnamed: true}) })
          ELSE i.asked_at > 0 OR i.begun_by = 'INTRODUCER' OR i.introduced_at > 0 END }
// Neither a contact nor of a circle of theirs: people/visible comes first.
WITH p, coalesce(p.narrowed, []) AS hidden
RETURN p.id AS id, p.name AS name, p.why AS why,
       CASE WHEN 'place' IN hidden THEN '' ELSE p.place END AS place,
       CASE WHEN 'link' IN hidden THEN '' ELSE p.link END AS link,
       CASE WHEN 'photo' IN hidden THEN '' ELSE p.photo END AS photo,
       false AS pending, null AS email, null AS open, null AS weekly, null AS zone
