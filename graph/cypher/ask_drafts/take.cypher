MATCH (me:Person {id: $viewer})-[:DECLARED]->(take:Intent {id: $take})
WHERE take.kind = 'TAKE' AND NOT take.closed AND take.until > $now
WITH me, take
MATCH (take)-[:ABOUT]->(topic:Topic)
MATCH (take)-[:IN]->(circle:Circle)
WHERE EXISTS { (me)-[:MEMBER]->(circle) }
RETURN take.note AS note, take.terms AS terms, topic.name AS topic, circle.id AS circle
