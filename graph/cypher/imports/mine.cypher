MATCH (me:Person {id: $viewer})<-[:IMPORTED_BY]-(i:Import)
WHERE i.at < $at OR i.at = $at AND i.id < $id
RETURN i.id AS id, i.at AS at
ORDER BY at DESC, id DESC
LIMIT $first
