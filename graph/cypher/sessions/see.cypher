MATCH (s:Session {id: $id})
SET s.seen = $now, s.until = $until
