MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, p, head(collect(past)) AS past, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
MATCH (p)<-[:TO]-(t:Thanks)
WHERE t.at < $at OR t.at = $at AND t.id < $id
WITH me, p, past, apart, t
MATCH (t)-[:FROM]->(by:Person)
// One's own words stay where they are: that they went would tell of a block.
WHERE (by = me OR NOT apart OR t.at <= past.ended) AND (NOT t.hidden OR me IN [p, by])
  // To whom they were said they stay after a block of their writer's.
  AND NOT EXISTS { (me)-[:BLOCKS]->(by) } AND (p = me OR NOT EXISTS { (me)<-[:BLOCKS]-(by) })
WITH me, p, past, apart, t, by
MATCH (t)-[:IN]->(c:Circle)
WHERE p = me OR EXISTS { (me)-[:MEMBER]->(c) } AND (by = me OR NOT apart OR c.id IN past.circles)
WITH t
MATCH (t)-[:OVER]->(f:Favour)
WHERE NOT EXISTS { (f)<-[:OF]-(:Correction) }
RETURN t.id AS id, t.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
