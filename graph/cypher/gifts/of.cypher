MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (g:Gift {id: wanted})
WITH me, g
MATCH (by:Person)-[:GAVE]->(g)
WITH me, g, by
MATCH (g)-[:TO]->(p:Person)
WHERE by = me OR p = me AND NOT g.silent AND NOT EXISTS { (me)-[:BLOCKS]->(by) }
RETURN g.id AS id, g.kind AS kind, g.text AS text, g.link AS link, g.at AS at, by.id AS giver,
       p.id AS person, p = me AND g.read_at = 0 AS unread
