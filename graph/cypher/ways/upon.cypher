MATCH (me:Person {id: $viewer})
MATCH (ask:Ask {id: $ask})<-[:ASKED]-(asker:Person)
WITH ask, [(ask)-[:ABOUT]->(topic:Topic) | topic.id] AS topics,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(asker)-[:MEMBER]->(circle:Circle) | circle.id] AS circles
MATCH (helper:Person {id: $helper})-[:DECLARED]->(give:Intent)
WHERE give.kind = 'GIVE' AND NOT give.closed AND give.until > $now AND give.terms <= ask.terms
MATCH (give)-[:IN]->(circle:Circle)
WHERE circle.id IN CASE WHEN size(within) > 0 THEN within ELSE circles END
MATCH (give)-[:ABOUT]->(topic:Topic)
WITH give, [fit IN [CASE WHEN topic.id IN topics THEN 1.0 ELSE 0.0 END]
       + [(topic)-[near:NEAR]->(about:Topic) WHERE about.id IN topics | near.fit]
       WHERE fit >= $least] AS fits,
     size([(give)<-[:UPON]-(i:Introduction) WHERE i.reached_at >= $month_ago | i.id]) AS drawn
UNWIND fits AS fit
RETURN give.id AS id, max(fit) AS fit, give.capacity AS capacity, drawn
