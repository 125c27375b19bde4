MATCH (me:Person {id: $viewer})<-[:CONCERNS]-(d:Decision {id: $id})
MATCH (d)-[:ON]->(k:Case)
SET d.objection = $words, k.objection = $words, k.state = 'OPEN'
