MATCH (u:Unasked {id: $id})
SET u.off = true
