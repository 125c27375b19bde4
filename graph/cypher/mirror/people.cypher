UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
OPTIONAL MATCH (p)-[:MEMBER]->(o:Circle)
WITH p, collect(o.id) AS circles
OPTIONAL MATCH (p)-[:DECLARED]->(g:Intent) WHERE g.kind = 'GIVE' AND NOT g.closed AND g.until > $now
OPTIONAL MATCH (g)-[:ABOUT]->(t:Topic)
OPTIONAL MATCH (g)-[:IN]->(o:Circle)
WITH p, circles, collect([g.id, t.id, o.id, g.terms, g.capacity, g.until]) AS gives
OPTIONAL MATCH (p)<-[:BY]-(v:Favour)
WHERE NOT EXISTS { (v)<-[:OF]-(:Correction) }
OPTIONAL MATCH (v)-[:FOR]->(a)
WITH p, circles, gives, collect([v.at, coalesce(a.id, v.id), coalesce(v.topic, '')]) AS helps
OPTIONAL MATCH (p)<-[:THROUGH]-(v:Favour)
WHERE NOT EXISTS { (v)<-[:OF]-(:Correction) }
WITH p, circles, gives, helps, count(v) AS led
// What a viewer may not have been told of is left to the check: counted here, it would show by whom it keeps away.
OPTIONAL MATCH (p)<-[:HELPER]-(i:Introduction) WHERE i.reached_at >= $month AND (i.told OR i.introduced_at > 0)
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
WITH p, circles, gives, helps, led, collect([i.reached_at, g.id]) AS reached
OPTIONAL MATCH (p)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week AND (i.told OR i.introduced_at > 0)
WITH p, circles, gives, helps, led, reached, collect(i.asked_at) AS asked
OPTIONAL MATCH (p)-[:BLOCKS]-(b:Person)
RETURN p.id AS id, coalesce(p.open, false) AND coalesce(p.suggested, true) AS open, coalesce(p.weekly, 0) AS weekly, coalesce(p.ties, 1) AS ties, coalesce(p.paused, 0) AS paused, circles, gives, helps, led, reached,
       asked, collect(b.id) AS blocked
