OPTIONAL MATCH (p:Person {email: $email})
OPTIONAL MATCH (l:Leaving {email: $email})
WITH p, l
OPTIONAL MATCH (m:Move {before: $email})
WHERE m.until > $now
WITH p, l, count(m) AS kept
RETURN p IS NOT NULL OR l IS NOT NULL OR kept > 0 AS taken
