MATCH (me:Person {id: $viewer})
UNWIND $ids AS wanted
WITH me, wanted
MATCH (r:TieRequest {id: wanted})
MATCH (p:Person)-[:SENT]->(r)
OPTIONAL MATCH (r)-[:TO]->(t:Person)
WITH me, r, p, t
WHERE r.until > $now AND (p = me AND r.state <> 'ACCEPTED' AND (r.left IS NULL OR r.email IS NOT NULL)
                          OR t = me AND NOT EXISTS { (me)-[:BLOCKS]->(p) })
RETURN r.id AS id, p.id AS sender, CASE WHEN p <> me OR r.email IS NULL THEN t.id END AS person,
       CASE WHEN p = me THEN r.email END AS email, r.reason AS reason, r.kind AS kind, r.at AS at
