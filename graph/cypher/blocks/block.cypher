MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
CREATE (me)-[:BLOCKS {at: $now, name: $name}]->(p)
