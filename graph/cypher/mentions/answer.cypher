MATCH (me:Person {id: $viewer})
MATCH (a:Mention {id: $id})
WHERE EXISTS { (a)-[:NAMES]->(me) }
SET a.state = $state
