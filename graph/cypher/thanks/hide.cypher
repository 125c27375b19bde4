MATCH (me:Person {id: $viewer})
MATCH (t:Thanks {id: $id})
WHERE EXISTS { (t)-[:TO]->(me) }
SET t.hidden = $hidden
RETURN t.id AS id
