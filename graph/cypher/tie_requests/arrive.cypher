MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {email: me.email})
WHERE r.state = 'OPEN' AND r.until > $now AND NOT r.silent AND NOT EXISTS { (r)-[:TO]->(:Person) }
CREATE (r)-[:TO]->(me)
