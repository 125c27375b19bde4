MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})
CREATE (k)<-[:OF]-(r:Report {id: $id, key: $key, reason: $reason, words: $words, kind: $kind, at: $now, looked_at: 0})
CREATE (r)-[:REPORTED_BY]->(me)
