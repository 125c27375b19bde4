MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {id: $request})
MATCH (r)-[:TO]->(me)
MATCH (p:Person)-[:SENT]->(r)
SET r.turn = $turn, p.turn = $turn, me.turn = $turn
