MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE EXISTS { (h)-[:WITH]->(me) }
SET h.state = $state
