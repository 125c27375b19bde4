MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
SET i.cold_who = $who, i.cold_work = $work, i.cold_after = $after
