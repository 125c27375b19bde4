MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {key: $key})
SET d.turn = $turn
RETURN d.sent AS sent
