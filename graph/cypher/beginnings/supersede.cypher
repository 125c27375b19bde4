MATCH (me:Person {id: $viewer})<-[:HELPER]-(i:Introduction)-[:OVER]->(ask:Ask)
WHERE ask.id = $ask AND i.state = 'WITH_INTRODUCER'
SET i.turn = $turn, i.state = 'CLOSED', i.ended_by = 'INTRODUCER HELPER', i.closed_at = $now
REMOVE i.pair
