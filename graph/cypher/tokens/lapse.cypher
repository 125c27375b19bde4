MATCH (t:Token {hash: $hash})
WHERE t.until <= $now
DETACH DELETE t
