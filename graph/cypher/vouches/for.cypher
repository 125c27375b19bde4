MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, p, head(collect(past)) AS past, EXISTS { (me)-[:BLOCKS]-(p) } AS apart
WHERE past IS NOT NULL OR me = p OR EXISTS { (me)-[:KNOWS]->(p) }
   OR EXISTS { MATCH (me)-[:MEMBER]->(:Circle)<-[:MEMBER]-(p) }
MATCH (p)<-[:TO]-(v:Vouch)
WHERE v.at < $at OR v.at = $at AND v.id < $id
WITH me, p, past, apart, v
MATCH (v)-[:FROM]->(by:Person)
// One's own words stay where they are: that they went would tell of a block.
WHERE (by = me OR NOT apart OR v.at <= past.ended) AND (NOT v.hidden OR me IN [p, by])
  // For whom it was written it stays after a block of its writer's.
  AND NOT EXISTS { (me)-[:BLOCKS]->(by) } AND NOT EXISTS { MATCH (me)<-[b:BLOCKS]-(by) WHERE p <> me OR b.at < v.at }
WITH v
MATCH (v)-[:OVER]->(f:Favour)
WHERE NOT EXISTS { (f)<-[:OF]-(:Correction) }
RETURN v.id AS id, v.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
