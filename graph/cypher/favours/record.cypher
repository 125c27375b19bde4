MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $id
SET i.state = $state, i.outcome_note = $note, i.outcome_at = $now, i.updated = $now
