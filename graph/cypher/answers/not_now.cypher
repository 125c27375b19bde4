MATCH (me:Person {id: $viewer})<-[mine:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET mine.quiet_until = $until
