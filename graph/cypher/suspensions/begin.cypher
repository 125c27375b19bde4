MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
SET p.suspended_until = $until, p.open_after = coalesce(p.open_after, p.open), p.open = false
