MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WHERE ask.state = 'OPEN' AND ask.expires > $now AND ask.audience IN $audiences
WITH me, ask, [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(me)-[:MEMBER]->(circle:Circle) | circle.id] AS circles
RETURN ask.id AS ask, [(ask)-[:ABOUT]->(topic:Topic) | topic.id] AS topics,
       CASE WHEN size(within) > 0 THEN within ELSE circles END AS circles,
       ask.terms AS terms, ask.audience AS audience
