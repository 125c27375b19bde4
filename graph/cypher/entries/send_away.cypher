MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
MERGE (p)-[s:SENT_AWAY]->(c)
SET s.at = $now
WITH p, c
OPTIONAL MATCH (p)-[m:MEMBER]->(c)
RETURN m IS NOT NULL AS joined, m IS NOT NULL AND m.organiser AS organiser
