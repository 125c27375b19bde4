MATCH (me:Person {id: $viewer})
WHERE me.rests IS NOT NULL
RETURN me.id AS id
