// Helps that were written down and confirmed before are owed a word of thanks, as all are.
MATCH (h:LoggedHelp)
WHERE h.state = 'CONFIRMED'
WITH h
MATCH (f:Favour {id: h.id})
MERGE (f)-[:OVER]->(h);
