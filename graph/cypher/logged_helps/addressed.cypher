MATCH (me:Person {id: $viewer})<-[:WITH]-(h:LoggedHelp)
WHERE h.state = 'OPEN' AND NOT h.silent AND h.until > $now AND (h.at < $at OR h.at = $at AND h.id < $id)
WITH me, h
MATCH (by:Person)-[:LOGGED]->(h)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(by) }
RETURN h.id AS id, h.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
