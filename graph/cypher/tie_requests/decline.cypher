MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {id: $request})
MATCH (r)-[:TO]->(me)
SET r.state = 'DECLINED'
