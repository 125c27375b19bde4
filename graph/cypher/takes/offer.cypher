MATCH (me:Person {id: $viewer})
MATCH (take:Intent {id: $take})
WITH me, take
MATCH (take)<-[:DECLARED]-(taker:Person)
WITH me, take, taker
MATCH (take)-[:ABOUT]->(topic:Topic)
MATCH (take)-[:IN]->(circle:Circle)
RETURN taker.id AS taker, topic.id + '|' + circle.id AS about,
       EXISTS { (me)-[:KNOWS]->(taker) } AS tied, EXISTS { (me)-[:WATCHES]->(take) } AS watched,
       size([(me)-[:HAD]->(past:PastTie)-[:WITH]->(p:Person)
             WHERE past.frozen AND p.id = taker.id | p.id]) > 0 AS frozen,
       size([(take)<-[:OVER_TAKE]-(i:Introduction)-[:HELPER]->(p:Person {id: $viewer}) | i.id]) > 0 AS offered
