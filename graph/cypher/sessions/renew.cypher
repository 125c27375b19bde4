MATCH (me:Person {id: $viewer})
MATCH (me)-[:HOLDS_SESSION]->(s:Session {id: $before})
SET s.id = $id, s.seen = $now, s.proved = $now,
  s.until = CASE WHEN $until < s.created + $most THEN $until ELSE s.created + $most END
RETURN s.id AS id
