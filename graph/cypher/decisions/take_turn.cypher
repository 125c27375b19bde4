MATCH (me:Person {id: $viewer})<-[:CONCERNS]-(d:Decision {id: $id})
WHERE d.told
MATCH (d)-[:ON]->(k:Case)
SET k.turn = $turn
RETURN k.id AS case, k.circle AS circle, d.action AS action, d.action <> 'NOTHING' AND k.objection IS NULL AS can_object
