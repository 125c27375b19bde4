MATCH (me:Person {id: $viewer})
CREATE (me)-[:SENT]->(r:TieRequest)
SET r = $request
WITH r
MATCH (p:Person {id: $person})
CREATE (r)-[:TO]->(p)
