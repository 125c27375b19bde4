MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {id: $request})
MATCH (r)-[:TO]->(me)
MATCH (p:Person)-[:SENT]->(r)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(p) }
RETURN p.id AS sender, p.email AS email, me.name AS name, r.left IS NOT NULL AS left,
       CASE WHEN r.vain IS NOT NULL THEN 'ACCEPTED' ELSE r.state END AS state, r.until AS until,
       r.reason AS reason, r.kind AS kind, r.allows AS allows
