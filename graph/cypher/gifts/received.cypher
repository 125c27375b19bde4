MATCH (me:Person {id: $viewer})<-[:TO]-(g:Gift)
WHERE NOT g.silent AND (g.at < $at OR g.at = $at AND g.id < $id)
WITH me, g
MATCH (by:Person)-[:GAVE]->(g)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(by) }
RETURN g.id AS id, g.kind AS kind, g.text AS text, g.link AS link, g.at AS at, by.id AS giver,
       me.id AS person, g.read_at = 0 AS unread
ORDER BY at DESC, id DESC
LIMIT $first
