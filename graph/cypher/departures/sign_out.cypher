MATCH (me:Person {id: $viewer})
MATCH (me)-[:HOLDS_SESSION|HOLDS_TOKEN]->(opens)
DETACH DELETE opens
