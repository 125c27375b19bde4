MATCH (me:Person {id: $viewer})-[:GAVE]->(g:Gift)
WHERE g.at < $at OR g.at = $at AND g.id < $id
WITH me, g
MATCH (g)-[:TO]->(p:Person)
RETURN g.id AS id, g.kind AS kind, g.text AS text, g.link AS link, g.at AS at, me.id AS giver,
       p.id AS person, false AS unread
ORDER BY at DESC, id DESC
LIMIT $first
