MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})<-[:OF]-(r:Report)
WHERE r.looked_at = 0
SET r.looked_at = $now
WITH r
MATCH (r)-[:REPORTED_BY]->(p:Person)
RETURN p.email AS email
