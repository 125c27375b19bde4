MATCH (p:Person {email: $to})
RETURN p.id AS person
