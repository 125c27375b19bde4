MATCH (me:Person {id: $viewer})<-[:REPORTED_BY]-(r:Report)
WHERE r.at < $at OR r.at = $at AND r.id < $id
RETURN r.id AS id, r.kind AS kind, r.reason AS reason, r.words AS words, r.at AS at, r.looked_at AS looked_at
ORDER BY at DESC, id DESC
LIMIT $first
