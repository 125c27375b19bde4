MATCH (me:Person {id: $viewer})-[:SENT]->(r:TieRequest)
WHERE r.state <> 'ACCEPTED' AND r.until > $now AND (r.left IS NULL OR r.email IS NOT NULL) AND (r.at < $at OR r.at = $at AND r.id < $id)
OPTIONAL MATCH (r)-[:TO]->(p:Person)
RETURN r.id AS id, me.id AS sender, CASE WHEN r.email IS NULL THEN p.id END AS person,
       r.email AS email, r.reason AS reason, r.kind AS kind, r.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
