// Helps that were written down and confirmed before are owed a word of thanks, as all are.
MATCH (h:LoggedHelp)
WHERE h.state = 'CONFIRMED'
WITH h
MATCH (f:Favour {id: h.id})
WHERE NOT EXISTS { (f)-[:OVER]->(h) }
WITH f, h LIMIT 10000
MERGE (f)-[:OVER]->(h)
RETURN count(h) AS more;
