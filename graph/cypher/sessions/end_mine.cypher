MATCH (me:Person {id: $viewer})-[:HOLDS_SESSION]->(s:Session)
WHERE $all AND s.id <> $session OR s.key = $one
WITH s, s.key AS key
DETACH DELETE s
RETURN key
