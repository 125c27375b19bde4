MATCH (me:Person {id: $viewer})-[b:BLOCKS]->(p:Person)
WHERE b.at < $at OR b.at = $at AND p.id < $id
RETURN p.id AS id, coalesce(b.name, p.name) AS name, b.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
