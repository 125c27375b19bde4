MATCH (p:Person)
WHERE p.rests <= $now
RETURN p.id AS person
