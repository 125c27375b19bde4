MATCH (me:Person {id: $viewer})<-[side:BY|FOR]-(f:Favour)
WHERE f.at >= $since AND (f.at < $at OR f.at = $at AND f.id < $id)
  AND ($circle IS NULL OR EXISTS { MATCH (f)-[:IN]->(o:Circle) WHERE o.id = $circle })
RETURN f.id AS id, f.id AS favour, f.at AS at, type(side) AS side, 1 AS amount
ORDER BY at DESC, id DESC
LIMIT $first
