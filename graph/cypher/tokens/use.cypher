MATCH (t:Token {hash: $hash})
SET t.used = $day
