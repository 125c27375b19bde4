MATCH (me:Person {id: $viewer})
// A later help the other way that has returned nothing yet, nor was returned itself, by which an IOU could be returned.
WITH me
UNWIND $ious AS wanted
MATCH (f:Favour {id: wanted})
WHERE EXISTS { (f)-[:BY|FOR]->(me) }
MATCH (f)-[:BY]->(creditor:Person)
MATCH (f)-[:FOR]->(debtor:Person)
WITH f, creditor, debtor
MATCH (debtor)<-[:BY]-(later:Favour)
WHERE later.at > f.at
WITH f, creditor, later
MATCH (later)-[:FOR]->(p:Person)
WHERE p = creditor AND NOT EXISTS { (later)<-[:WITH]-(:Settlement) } AND NOT EXISTS { (later)<-[:OF]-(:Correction) }
  AND NOT EXISTS { MATCH (later)<-[:OVER]-(:Iou)<-[:OF]-(s:Settlement) WHERE s.how = 'RETURNED' }
OPTIONAL MATCH (later)-[:IN]->(c:Circle)
WITH f, later, head(collect(c.id)) AS circle
OPTIONAL MATCH (later)<-[:OVER]-(own:Iou)
WHERE NOT EXISTS { (own)<-[:OF]-(:Settlement) }
RETURN f.id AS iou, later.id AS favour, later.terms AS terms, circle, count(own) > 0 AS owed, later.at AS at
ORDER BY at, favour
