MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
SET ask.waves_note = $note, ask.waves_last = $last, ask.waves_stopped = 0
