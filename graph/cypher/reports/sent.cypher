MATCH (me:Person {id: $viewer})<-[:REPORTED_BY]-(r:Report)
WHERE r.at > $since
RETURN r.at AS at
ORDER BY at
