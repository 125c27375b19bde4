MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)-[:OVER]->(ask:Ask)
WHERE i.id = $introduction
WITH me, i, ask
MATCH (i)-[:ASKER]->(asker:Person)
WITH me, ask, asker,
     [(i)-[:HELPER]->(meant:Person) | meant.id] AS meant,
     [(ask)<-[:OVER]-(:Introduction)-[:HELPER|MEANT]->(met:Person) | met.id] AS met,
     [(ask)-[:ABOUT]->(topic:Topic) | topic.id] AS topics,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(asker)-[:MEMBER]->(circle:Circle) | circle.id] AS circles
MATCH (me)-[tie:KNOWS]->(helper:Person)
WHERE tie.via AND helper.open AND helper.id <> asker.id AND NOT helper.id IN meant
  AND NOT helper.id IN met
  AND NOT (asker)-[:KNOWS]->(helper) AND NOT (asker)-[:BLOCKS]-(helper)
WITH helper, ask, topics, CASE WHEN size(within) > 0 THEN within ELSE circles END AS inside
MATCH (helper)-[:DECLARED]->(give:Intent)
WHERE give.kind = 'GIVE' AND NOT give.closed AND give.until > $now AND give.terms <= ask.terms
WITH helper, give, topics, inside
MATCH (give)-[:IN]->(circle:Circle)
WHERE circle.id IN inside
MATCH (give)-[:ABOUT]->(topic:Topic)
WITH helper, give, [fit IN [CASE WHEN topic.id IN topics THEN 1.0 ELSE 0.0 END]
       + [(topic)-[near:NEAR]->(about:Topic) WHERE about.id IN topics | near.fit]
       WHERE fit >= $least] AS fits,
     size([(give)<-[:UPON]-(i:Introduction) WHERE i.reached_at >= $month_ago | i.id]) AS drawn
UNWIND fits AS fit
RETURN helper.id AS person, max(fit) AS fit, give.capacity AS capacity, drawn
