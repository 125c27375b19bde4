MATCH (me:Person {id: $viewer})-[:LOGGED]->(h:LoggedHelp)
WHERE NOT h.state IN ['CONFIRMED', 'THANKED'] AND h.until > $now AND (h.at < $at OR h.at = $at AND h.id < $id)
RETURN h.id AS id, h.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
