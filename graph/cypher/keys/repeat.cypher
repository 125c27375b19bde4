MATCH (k:GrantKey {id: $id})
SET k.again = true
