MATCH (me:Person {id: $viewer})
RETURN me.email AS to, coalesce(me.zone, 'UTC') AS zone
