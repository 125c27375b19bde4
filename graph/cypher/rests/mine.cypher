MATCH (me:Person {id: $viewer})
WHERE me.rests > $now
RETURN me.rests AS until
