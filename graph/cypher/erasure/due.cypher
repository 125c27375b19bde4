MATCH (p:Leaving)
WHERE p.leaves <= $now
RETURN p.id AS person, p.email AS email, p.turn AS pseudonym
