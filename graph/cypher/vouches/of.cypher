MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (v:Vouch {id: wanted})
WITH me, v
MATCH (v)-[:TO]->(p:Person)
WITH me, v, p
MATCH (v)-[:FROM]->(by:Person)
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, v, p, by, head(collect(past)) AS past, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
WHERE NOT EXISTS { MATCH (v)-[:OVER]->(f:Favour) WHERE EXISTS { (f)<-[:OF]-(:Correction) } }
  AND (by = me OR (NOT v.hidden OR p = me) AND (NOT apart OR v.at <= past.ended)
       AND NOT EXISTS { (me)-[:BLOCKS]->(by) } AND NOT EXISTS { MATCH (me)<-[b:BLOCKS]-(by) WHERE p <> me OR b.at < v.at }
       AND (apart OR p = me OR EXISTS { (me)-[:KNOWS]->(p) } OR EXISTS { MATCH (me)-[:MEMBER]->(:Circle)<-[:MEMBER]-(p) }))
OPTIONAL MATCH (me)-[:HAD]->(kept:PastTie)-[:WITH]->(by)
WHERE kept.frozen
WITH me, v, p, by, coalesce(head(collect(kept.name)), by.name) AS name
RETURN v.id AS id, v.text AS text, v.at AS at, by.id AS writer, name, p.id AS person,
       CASE WHEN p = me THEN v.hidden END AS hidden
