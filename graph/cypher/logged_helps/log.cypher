MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
CREATE (me)-[:LOGGED]->(h:LoggedHelp)-[:WITH]->(p)
SET h = $help
