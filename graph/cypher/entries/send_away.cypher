MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
MERGE (p)-[s:SENT_AWAY]->(c)
// The first time since they were last inside.
SET s.at = CASE WHEN s.at < $now THEN s.at ELSE $now END
WITH p, c
OPTIONAL MATCH (p)-[m:MEMBER]->(c)
RETURN m IS NOT NULL AS joined, m IS NOT NULL AND m.organiser AS organiser
