MATCH (me:Person {id: $viewer})
MATCH (g:Gift {id: $id})
WHERE NOT g.silent AND EXISTS { (g)-[:TO]->(me) }
MATCH (by:Person)-[:GAVE]->(g)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(by) }
SET g.read_at = CASE g.read_at WHEN 0 THEN $now ELSE g.read_at END
RETURN g.id AS id
