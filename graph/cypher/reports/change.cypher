MATCH (me:Person {id: $viewer})<-[:REPORTED_BY]-(r:Report)
WHERE r.id = $id
SET r.reason = $reason, r.words = $words
