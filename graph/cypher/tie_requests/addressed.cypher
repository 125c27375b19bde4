MATCH (me:Person {id: $viewer})<-[:TO]-(r:TieRequest)
WHERE r.state = 'OPEN' AND r.until > $now AND (r.at < $at OR r.at = $at AND r.id < $id)
MATCH (p:Person)-[:SENT]->(r)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(p) }
RETURN r.id AS id, p.id AS sender, me.id AS person, null AS email, r.reason AS reason, r.kind AS kind, r.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
