MATCH (me:Person {id: $viewer})
SET me.rest_open = coalesce(me.open_after, me.open, false), me.rest_paused = coalesce(me.paused, 0)
