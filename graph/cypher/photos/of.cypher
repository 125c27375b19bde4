MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})-[:SHOWS]->(f:Photo {id: $key})
RETURN f.body AS body
