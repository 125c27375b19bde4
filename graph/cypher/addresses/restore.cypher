MATCH (p:Person {id: $person})
SET p.email = $email
WITH p
MATCH (p)-[:MOVED]->(m:Move)
WHERE m.at >= $at
DETACH DELETE m
