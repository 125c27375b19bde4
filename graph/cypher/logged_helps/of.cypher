MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (h:LoggedHelp {id: wanted})
WITH me, h, h.state IN ['CONFIRMED', 'THANKED'] AS both
WHERE both OR h.until > $now
MATCH (by:Person)-[:LOGGED]->(h)
MATCH (h)-[:WITH]->(p:Person)
WITH me, h, both, by, p
WHERE both AND me IN [by, p] AND NOT EXISTS { (me)-[:BLOCKS]->(by) } AND NOT EXISTS { (me)-[:BLOCKS]->(p) }
   OR NOT both AND (by = me OR p = me AND h.state = 'OPEN' AND NOT h.silent AND NOT EXISTS { (me)-[:BLOCKS]->(by) })
OPTIONAL MATCH (h)-[:IN]->(c:Circle)
WITH me, h, by, p, both, head(collect(c.id)) AS circle
OPTIONAL MATCH (h)-[:THROUGH]->(t:Person)
WITH me, h, by, p, both, circle, head(collect(t.id)) AS through, (by = me) = (h.side = 'BY') AS given,
     EXISTS { (h)<-[:OVER]-(:Favour)<-[:OF]-(:Correction) } AS none
RETURN h.id AS id, by.id AS writer, CASE WHEN by = me THEN p.id ELSE by.id END AS other,
       given, h.text AS text, h.terms AS terms, circle, through, h.at AS at, h.until AS until,
       CASE WHEN none THEN 'TAKEN_BACK' WHEN both THEN h.state ELSE 'OPEN' END AS state,
       coalesce(head([(h)<-[:OVER]-(:Favour)<-[:OVER]-(said:Thanks) | said.text]), '') AS thanks,
       CASE WHEN given THEN null ELSE head([(h)<-[:OVER]-(:Favour)-[:IN]->(o:Circle) | o.id]) END AS thanks_circle
