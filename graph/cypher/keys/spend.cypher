MATCH (k:GrantKey {id: $id})-[:OPENS]->(g:Grant)
SET k.spent = $now, k.scopes = $scopes, g.used = $now
