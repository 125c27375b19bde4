MATCH (me:Person {id: $viewer})<-[mine:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $introduction AND i.introduced_at > 0
SET mine.read = $now
RETURN i.id AS id
