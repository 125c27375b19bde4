MATCH (me:Person {id: $viewer})
MATCH (k:Case {key: $key})
SET k.turn = $turn
WITH me, k
// Where it was decided while this waited for its turn, it takes no report any more.
WHERE k.key = $key
OPTIONAL MATCH (k)<-[:OF]-(r:Report)-[:REPORTED_BY]->(me)
RETURN k.id AS case, head(collect(r.id)) AS report
