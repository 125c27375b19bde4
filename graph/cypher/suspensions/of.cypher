MATCH (me:Person {id: $viewer})
RETURN coalesce(me.suspended_until, 0) AS until
