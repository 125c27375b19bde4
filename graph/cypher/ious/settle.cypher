MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $iou})
WHERE EXISTS { (f)-[:BY|FOR]->(me) }
WITH f
MATCH (f)<-[:OVER]-(i:Iou)
CREATE (s:Settlement {key: $iou, how: $how, at: $now})-[:OF]->(i)
WITH s
MATCH (back:Favour {id: $favour})
CREATE (s)-[:WITH]->(back)
