MATCH (p:Person {moderator: true})
RETURN p.email AS email
ORDER BY email
