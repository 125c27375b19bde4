MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {pair: $pair})
WHERE r.until > $now AND EXISTS { (me)-[:SENT]->(r) }
RETURN r.id AS id
