MATCH (me:Person {id: $viewer})
WITH me
UNWIND $helpers AS helper
MATCH (c:Person {id: helper})
OPTIONAL MATCH (c)<-[:BY]-(v:Favour)
WHERE NOT EXISTS { (v)<-[:OF]-(:Correction) }
OPTIONAL MATCH (v)-[:FOR]->(a)
WITH c, collect([v.at, coalesce(a.id, v.id), coalesce(v.topic, '')]) AS helps
OPTIONAL MATCH (c)<-[:HELPER]-(i:Introduction) WHERE i.reached_at >= $month
  AND (i.told OR i.introduced_at > 0 OR size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) = 0)
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
RETURN c.id AS helper, coalesce(c.ties, 1) AS ties, helps, collect([i.reached_at, g.id]) AS reached
