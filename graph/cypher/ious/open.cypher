MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY]->(me) }
// Whoever owes it may be on their way out, and come back.
WITH f
MATCH (f)<-[:OVER]-(i:Iou)
WHERE NOT EXISTS { (i)<-[:OF]-(:Settlement) }
RETURN i.id AS iou
