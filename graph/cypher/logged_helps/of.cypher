MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (h:LoggedHelp {id: wanted})
WHERE h.until > $now
MATCH (by:Person)-[:LOGGED]->(h)
MATCH (h)-[:WITH]->(p:Person)
WITH me, h, by, p
WHERE by = me
   OR p = me AND h.state = 'OPEN' AND NOT h.silent AND NOT EXISTS { (me)-[:BLOCKS]-(by) }
OPTIONAL MATCH (h)-[:IN]->(c:Circle)
WITH me, h, by, p, head(collect(c.id)) AS circle
OPTIONAL MATCH (h)-[:THROUGH]->(t:Person)
RETURN h.id AS id, by.id AS writer, CASE WHEN by = me THEN p.id ELSE by.id END AS other,
       (by = me) = (h.side = 'BY') AS given, h.text AS text, h.terms AS terms, circle,
       head(collect(t.id)) AS through, h.at AS at, h.until AS until
