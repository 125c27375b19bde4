MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.state = 'CLOSED', i.ended_by = $ended_by, i.closed_at = $now
REMOVE i.pair
