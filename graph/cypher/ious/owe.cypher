MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY|FOR]->(me) }
CREATE (:Iou {id: $favour, at: $now, terms: $terms, turn: ''})-[:OVER]->(f)
