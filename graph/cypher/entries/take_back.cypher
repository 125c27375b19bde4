MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
MATCH (p)-[s:SENT_AWAY]->(c)
WHERE NOT EXISTS { (p)-[:MEMBER]->(c) }
OPTIONAL MATCH (p)<-[:CONCERNS]-(d:Decision)-[:ON]->(k:Case {circle: $circle})
// Whoever had left by themselves, and whatever was closed meanwhile, stays so.
WITH s.at AS since, coalesce(s.joined, true) AND EXISTS { (c)<-[:MEMBER]-(:Person) } AS inside,
     k.id AS case, d.action AS action, d.at AS at, d.id AS id
ORDER BY at, id
// The last one of each case stands, and demands nothing more once they were let in after it.
WITH since, inside, case, last(collect(action)) AS action, last(collect(at)) AS at
WITH since, inside, count(CASE WHEN action = 'SEND_AWAY' AND at >= since THEN 1 END) AS demanding
WHERE demanding = 0
RETURN inside
