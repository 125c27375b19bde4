MATCH (me:Person {id: $viewer})<-[o:OFFERED]-(r:Reading)
WHERE o.from <= $now AND o.until > $now AND NOT o.passed AND NOT r.closed AND r.comment = ''
  AND (r.at < $at OR r.at = $at AND r.id < $id)
WITH me, r
MATCH (r)<-[:DRAFTED]-(by:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]-(by) }
WITH me, r, by
MATCH (r)-[:IN]->(c:Circle)
WHERE EXISTS { (me)-[:MEMBER]->(c) } AND EXISTS { (by)-[:MEMBER]->(c) }
RETURN r.id AS id, r.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
