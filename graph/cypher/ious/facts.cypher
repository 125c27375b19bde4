MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $iou})
MATCH (f)-[side:BY|FOR]->(p:Person {id: $viewer})
WITH f, type(side) = 'BY' AS owed
MATCH (f)<-[:OVER]-(i:Iou)
MATCH (f)-[:BY]->(creditor:Person)
MATCH (f)-[:FOR]->(debtor:Person)
OPTIONAL MATCH (f)-[:IN]->(c:Circle)
WITH i, f, owed, creditor, debtor, head(collect(c.id)) AS circle
OPTIONAL MATCH (i)<-[:OF]-(s:Settlement)
RETURN owed, creditor.id AS creditor, debtor.id AS debtor, circle, s.how AS settled
