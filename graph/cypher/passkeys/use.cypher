MATCH (me:Person {id: $viewer})-[:HOLDS_PASSKEY]->(k:Passkey {credential: $credential})
SET k.turn = $turn
WITH k
WHERE k.count < $count OR k.count = 0 AND $count = 0
SET k.count = $count, k.used = $now
RETURN k.id AS id
