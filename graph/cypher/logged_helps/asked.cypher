MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE NOT h.silent AND EXISTS { (h)-[:WITH]->(me) }
SET h.turn = $turn
WITH me, h
MATCH (by:Person)-[:LOGGED]->(h)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(by) }
OPTIONAL MATCH (h)-[:IN]->(c:Circle)
WITH me, h, by, head(collect(c.id)) AS circle, EXISTS { (me)<-[:BLOCKS]-(by) } AS apart
RETURN by.id AS writer, CASE WHEN apart THEN null ELSE by.email END AS email, me.name AS name,
       h.state AS state, h.until AS until, circle
