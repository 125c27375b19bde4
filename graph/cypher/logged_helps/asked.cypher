MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE NOT h.silent AND EXISTS { (h)-[:WITH]->(me) }
SET h.turn = $turn
WITH me, h
MATCH (by:Person)-[:LOGGED]->(h)
WHERE NOT EXISTS { (me)-[:BLOCKS]-(by) }
OPTIONAL MATCH (h)-[:IN]->(c:Circle)
RETURN by.id AS writer, by.email AS email, me.name AS name, h.state AS state, h.until AS until,
       head(collect(c.id)) AS circle
