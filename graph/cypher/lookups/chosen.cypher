MATCH (me:Person {id: $viewer})
RETURN coalesce(me.findable, false) AS findable
