MATCH (me:Person {id: $viewer})
WITH me
UNWIND $people AS asker
MATCH (p:Person {id: asker})
WITH p, size([(p)-[:KNOWS]->(other:Person) | other.id]) AS known
WHERE known < $few
RETURN p.id AS id
