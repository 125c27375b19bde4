MATCH (me:Person {id: $viewer})
MATCH (v:Vouch {id: $id})
WHERE EXISTS { (v)-[:TO]->(me) }
SET v.hidden = $hidden
RETURN v.id AS id
