MATCH (me:Person {id: $viewer})<-[o:OFFERED]-(r:Reading {id: $id})
SET o.passed = true
WITH r
MATCH (r)-[next:OFFERED]->(p:Person)
WHERE next.from > $now
WITH next ORDER BY next.from LIMIT 1
SET next.from = $now, next.until = $until
