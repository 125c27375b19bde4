MATCH (me:Person {id: $viewer})<-[:HELPER]-(i:Introduction)-[:OVER]->(a:Ask)
// An ask that went away for an introduction one has not been told of would tell of it.
WHERE i.begun_by = 'HELPER' OR i.reached_at > 0
RETURN DISTINCT a.id AS ask
