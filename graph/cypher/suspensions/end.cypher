MATCH (p:Person {id: $person})
WHERE p.suspended_until IS NOT NULL
SET p.open = p.rests IS NULL AND p.open_after
REMOVE p.suspended_until, p.open_after
