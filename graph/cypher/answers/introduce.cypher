MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.state = $state, i.introduced_at = $now, i.updated = $now
REMOVE i.pair
