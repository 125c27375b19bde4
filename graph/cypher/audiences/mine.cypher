MATCH (me:Person {id: $viewer})
RETURN coalesce(me.narrowed, []) AS narrowed, coalesce(me.readers, []) AS readers
