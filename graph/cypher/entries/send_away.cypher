MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
OPTIONAL MATCH (p)-[m:MEMBER]->(c)
WITH p, c, m IS NOT NULL AS joined, m IS NOT NULL AND m.organiser AS organiser
MERGE (p)-[s:SENT_AWAY]->(c)
// The first time since they were last inside, and whether they still were.
ON CREATE SET s.at = $now, s.joined = joined
RETURN joined, organiser
