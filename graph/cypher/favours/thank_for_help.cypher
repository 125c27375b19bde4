MATCH (me:Person {id: $viewer})
MATCH (h:LoggedHelp {id: $id})
WHERE EXISTS { (h)<-[:OVER]-(:Favour)-[:FOR]->(me) }
SET h.state = 'THANKED'
