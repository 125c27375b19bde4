MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WHERE ask.state = 'OPEN' AND ask.expires > $now AND NOT coalesce(ask.share, false)
WITH me, [(ask)-[:IN]->(within:Circle) | within.id] AS within,
     [(ask)-[:ABOUT]->(topic:Topic) | topic.id] AS topics,
     // Only those the asker knows of: a helper still unnamed would be named by not being here.
     [(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(asked:Person)
       WHERE i.begun_by = 'HELPER' OR i.introduced_at > 0
          OR i.told AND i.between_gone IS NULL AND size([(i)-[:INTRODUCER]->(f) | f.id]) = 0 | asked.id] AS asked
MATCH (me)-[:MEMBER]->(circle:Circle)
WHERE size(within) = 0 OR circle.id IN within
WITH me, topics, asked, circle
MATCH (circle)<-[seat:MEMBER]-(organiser:Person)
WHERE seat.organiser AND organiser.open AND organiser.id <> $viewer
  AND NOT organiser.id IN asked AND NOT (me)-[:BLOCKS]-(organiser)
WITH organiser, seat,
     size([(circle)-[:ABOUT]->(topic:Topic) WHERE topic.id IN topics | topic.id]) AS common
RETURN organiser.id AS id
ORDER BY common DESC, seat.since, id
LIMIT 1
