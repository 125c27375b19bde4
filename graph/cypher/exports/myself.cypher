MATCH (me:Person {id: $viewer})
RETURN properties(me) AS held
