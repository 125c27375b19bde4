MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (t:Thanks {id: wanted})
WITH me, t
MATCH (t)-[:TO]->(p:Person)
WITH me, t, p
MATCH (t)-[:FROM]->(by:Person)
WITH me, t, p, by
MATCH (t)-[:IN]->(c:Circle)
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, t, p, by, c, head(collect(past)) AS past, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
WHERE (me IN [p, by] OR NOT t.hidden AND EXISTS { (me)-[:MEMBER]->(c) }) AND NOT EXISTS { (me)-[:BLOCKS]->(by) }
  AND (p = me OR NOT EXISTS { (me)<-[:BLOCKS]-(by) })
  AND (by = me OR NOT apart OR t.at <= past.ended AND c.id IN past.circles)
  AND NOT EXISTS { MATCH (t)-[:OVER]->(f:Favour) WHERE EXISTS { (f)<-[:OF]-(:Correction) } }
OPTIONAL MATCH (t)-[:NAMES]->(named:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(named) } AND (me IN [p, by] OR NOT EXISTS { (me)<-[:BLOCKS]-(named) })
RETURN t.id AS id, t.text AS text, t.at AS at, by.id AS writer, p.id AS person, c.id AS circle,
       named.id AS introducer, CASE WHEN p = me THEN t.hidden END AS hidden
