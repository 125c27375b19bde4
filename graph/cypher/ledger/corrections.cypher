MATCH (me:Person {id: $viewer})<-[side:BY|FOR]-(f:Favour)
WITH me, f, type(side) AS side
MATCH (f)<-[:OF]-(c:Correction)
WHERE c.at >= $since AND (c.at < $at OR c.at = $at AND c.id < $id)
  AND ($circle IS NULL OR EXISTS { MATCH (f)-[:IN]->(o:Circle) WHERE o.id = $circle })
RETURN c.id AS id, f.id AS favour, c.at AS at, side, -1 AS amount
ORDER BY at DESC, id DESC
LIMIT $first
