MATCH (me:Person {id: $viewer})-[:DECLARED]->(give:Intent)
WHERE give.kind = 'GIVE' AND NOT give.closed AND give.until > $now
MATCH (give)-[:IN]->(shared:Circle)
MATCH (give)-[:ABOUT]->(topic:Topic)
WITH me, give, shared,
     [topic.id] + [(topic)-[near:NEAR]->(other:Topic) WHERE near.fit >= $least | other.id] AS fits
UNWIND $ids AS wanted
MATCH (ask:Ask {id: wanted})<-[:ASKED]-(asker:Person)
WHERE ask.state = 'OPEN' AND ask.expires > $now AND give.terms <= ask.terms
  AND asker.id <> $viewer AND NOT (me)-[:BLOCKS]-(asker)
WITH me, shared, fits, ask, asker,
     [(ask)-[:ABOUT]->(about:Topic) | about.id] AS topics,
     [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(asker)-[:MEMBER]->(circle:Circle) | circle.id] AS circles
WHERE any(about IN topics WHERE about IN fits)
  AND shared.id IN CASE WHEN size(within) > 0 THEN within ELSE circles END
WITH DISTINCT me, ask, asker
WHERE ask.audience = 'CIRCLE'
   OR ask.audience = 'EXTENDED'
      AND size([(me)-[one:KNOWS]->(:Person)-[two:KNOWS]->(far:Person {id: asker.id})
                WHERE one.via AND two.via | far.id]) > 0
RETURN ask.id AS id
