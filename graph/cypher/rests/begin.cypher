MATCH (me:Person {id: $viewer})
SET me.rests = $until, me.open = false, me.paused = $until
