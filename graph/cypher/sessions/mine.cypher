MATCH (me:Person {id: $viewer})-[:HOLDS_SESSION]->(s:Session)
WHERE s.until > $now AND (s.created < $at OR s.created = $at AND s.key < $id)
RETURN s.key AS id, s.device AS words, s.created AS begun, s.seen AS seen, s.id = $session AS here
ORDER BY begun DESC, id DESC
LIMIT $first
