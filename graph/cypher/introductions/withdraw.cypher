MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
MATCH (ask)<-[:OVER]-(i:Introduction)
SET i.turn = $turn
WITH i
WHERE i.state IN ['WITH_INTRODUCER', 'WITH_HELPER', 'WITH_ASKER']
SET i.state = 'CLOSED', i.ended_by = 'ASKER INTRODUCER HELPER', i.closed_at = $now, i.updated = $now
REMOVE i.pair
