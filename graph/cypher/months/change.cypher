MATCH (me:Person {id: $viewer})
MATCH (n:Month {id: $id})
MATCH (n)-[:OF]->(c:Circle)
WHERE EXISTS { MATCH (me)-[m:MEMBER]->(c) WHERE m.organiser }
SET n += $changed
