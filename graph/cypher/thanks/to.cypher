MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, p, head(collect(past)) AS past, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
WHERE NOT apart OR past IS NOT NULL
MATCH (p)<-[:TO]-(t:Thanks)
WHERE (t.at < $at OR t.at = $at AND t.id < $id) AND (NOT apart OR t.at <= past.ended)
WITH me, p, past, apart, t
MATCH (t)-[:IN]->(c:Circle)
WHERE p = me OR EXISTS { (me)-[:MEMBER]->(c) } AND (NOT apart OR c.id IN past.circles)
WITH me, p, t
MATCH (t)-[:FROM]->(by:Person)
WHERE (NOT t.hidden OR me IN [p, by]) AND NOT EXISTS { (me)-[:BLOCKS]-(by) }
WITH t
MATCH (t)-[:OVER]->(f:Favour)
WHERE NOT EXISTS { (f)<-[:OF]-(:Correction) }
RETURN t.id AS id, t.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
