MATCH (k:GrantKey {id: $id})-[:OPENS]->(g:Grant)
SET g.turn = $turn
