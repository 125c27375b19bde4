MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY|FOR]->(me) }
// What this help returned, as long as that was a help itself.
WITH f
MATCH (f)<-[:WITH]-(s:Settlement)
WITH s
MATCH (s)-[:OF]->(i:Iou)
WITH i
MATCH (i)-[:OVER]->(owed:Favour)
WHERE NOT EXISTS { (owed)<-[:OF]-(:Correction) }
RETURN i.id AS iou
