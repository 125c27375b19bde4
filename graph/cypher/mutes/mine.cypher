MATCH (me:Person {id: $viewer})-[m:MUTES]->(p:Person)
WHERE m.at < $at OR m.at = $at AND p.id < $id
RETURN p.id AS id, m.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
