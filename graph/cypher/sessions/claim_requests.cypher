MATCH (p:Person {id: $person})
MATCH (r:TieRequest {email: $email})
WHERE r.state = 'OPEN' AND NOT (r)-[:TO]->(:Person)
CREATE (r)-[:TO]->(p)
