MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WITH me, ask, [(ask)-[:ABOUT]->(topic:Topic) | topic.id] AS topics
MATCH (ask)-[:IN]->(circle:Circle)
WITH me, ask, topics, circle
MATCH (circle)<-[:IN]-(give:Intent)
WHERE give.kind = 'GIVE' AND NOT give.closed AND give.until > $now AND give.terms <= ask.terms
WITH me, ask, topics, circle, give
MATCH (give)-[:ABOUT]->(topic:Topic)
WHERE topic.id IN topics
   OR size([(topic)-[near:NEAR]->(about:Topic) WHERE about.id IN topics AND near.fit >= $least | about.id]) > 0
WITH me, ask, circle, give
MATCH (give)<-[:DECLARED]-(p:Person)
WHERE p.open AND p.id <> $viewer AND NOT (me)-[:BLOCKS]-(p) AND NOT EXISTS { (p)-[:MUTES]->(me) } AND EXISTS { (p)-[:MEMBER]->(circle) }
WITH DISTINCT ask, p ORDER BY p.id LIMIT $most
CREATE (ask)-[:TOLD]->(p)
CREATE (:Outbox {id: $ask + '|' + p.id, kind: 'urgent_ask', to: p.email, about: '{"ask": "' + $ask + '", "by": "' + $viewer + '"}',
                 due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
