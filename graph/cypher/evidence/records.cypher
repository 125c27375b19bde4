MATCH (me:Person {id: $viewer})
WITH me
UNWIND $helpers AS helper
MATCH (c:Person {id: helper})
OPTIONAL MATCH (c)<-[:BY]-(v:Favour)
WITH c, collect(v.at) AS helped_at
OPTIONAL MATCH (c)<-[:HELPER]-(i:Introduction) WHERE i.reached_at >= $month
OPTIONAL MATCH (i)-[:UPON]->(g:Intent)
RETURN c.id AS helper, helped_at, collect([i.reached_at, g.id]) AS reached
