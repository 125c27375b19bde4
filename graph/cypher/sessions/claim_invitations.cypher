MATCH (p:Person {id: $person})
MATCH (i:Invitation {email: $email})
WHERE NOT (i)-[:FOR]->(:Person)
CREATE (i)-[:FOR]->(p)
