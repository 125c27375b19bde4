MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)<-[side:BY|FOR]-(f:Favour)
WHERE NOT EXISTS { (f)<-[:OF]-(:Correction) }
WITH me, f, f IS NOT NULL AND type(side) = 'BY' AS mine, f IS NOT NULL AND f.at >= $since AS recent
RETURN me.joined AS joined, sum(CASE WHEN mine THEN 1 ELSE 0 END) AS helped, count(f) AS favours,
       sum(CASE WHEN mine AND recent THEN 1 ELSE 0 END) AS given,
       sum(CASE WHEN recent AND NOT mine THEN 1 ELSE 0 END) AS received
