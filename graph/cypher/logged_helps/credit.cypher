MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE EXISTS { (h)-[:WITH]->(me) }
WITH me, h
MATCH (by:Person)-[:LOGGED]->(h)
WITH h, CASE h.side WHEN 'BY' THEN by ELSE me END AS helper, CASE h.side WHEN 'BY' THEN me ELSE by END AS receiver
// The favour keeps the id of what was logged: there is one, however often it is confirmed.
CREATE (f:Favour {id: h.id, at: $now, terms: h.terms, text: h.text})
CREATE (f)-[:BY]->(helper)
CREATE (f)-[:FOR]->(receiver)
CREATE (f)-[:OVER]->(h)
WITH h, f
MATCH (h)-[:THROUGH]->(t:Person)
CREATE (f)-[:THROUGH]->(t)
