MATCH (me:Person {id: $viewer})<-[side:BY|FOR]-(f:Favour)
WITH me, f, type(side) = 'BY' AS owed
MATCH (f)<-[:OVER]-(i:Iou)
WHERE i.at < $at OR i.at = $at AND i.id < $id
OPTIONAL MATCH (i)<-[:OF]-(s:Settlement)
WITH me, f, owed, i, s
WHERE $state IS NULL OR coalesce(s.how, 'OPEN') = $state
WITH me, f, owed, i, s
// Before the limit: an IOU with who left takes no place on a page.
MATCH (f)-[:BY|FOR]->(other:Person)
WHERE other <> me
RETURN i.id AS id, other.id AS other, owed, coalesce(s.how, 'OPEN') AS state, i.terms AS terms,
       i.at AS since, coalesce(s.at, 0) AS settled_at
ORDER BY since DESC, id DESC
LIMIT $first
