MATCH (me:Person {id: $viewer})
WHERE me.rests <= $by
// A suspension that began meanwhile goes on.
SET me.open = me.suspended_until IS NULL AND me.rest_open, me.paused = me.rest_paused,
    me.open_after = CASE WHEN me.suspended_until IS NULL THEN NULL ELSE me.rest_open END
REMOVE me.rests, me.rest_open, me.rest_paused
RETURN me.id AS id
