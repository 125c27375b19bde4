MATCH (s:Session {id: $id})
SET s.seen = $now, s.until = CASE WHEN $until < s.created + $most THEN $until ELSE s.created + $most END
