MATCH (g:Grant {id: $id})
SET g.ended = $now
