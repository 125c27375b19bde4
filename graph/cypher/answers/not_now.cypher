MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.quiet_until = $until
