MATCH (me:Person {id: $viewer})<-[:REPORTED_BY]-(r:Report)
WHERE r.id IN $ids
RETURN r.id AS id, r.kind AS kind, r.reason AS reason, r.words AS words, r.at AS at, r.looked_at AS looked_at
