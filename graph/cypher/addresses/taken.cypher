MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (holder:Person {email: $email})
OPTIONAL MATCH (leaving:Leaving {email: $email})
WITH me, holder IS NOT NULL AND holder.id <> $viewer OR leaving IS NOT NULL AS held
OPTIONAL MATCH (m:Move {before: $email})<-[:MOVED]-(other)
WHERE m.until > $now AND other <> me
WITH held, count(m) AS kept
RETURN held OR kept > 0 AS taken
