MATCH (me:Person {id: $viewer})-[:MADE]->(l:CircleLink)
WHERE l.until > $now AND l.revoked IS NULL
RETURN l.id AS id
