MATCH (p:Person)
WHERE p.suspended_until <= $now
RETURN p.id AS person
LIMIT 100
