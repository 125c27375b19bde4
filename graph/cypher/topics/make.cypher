MATCH (me:Person {id: $viewer})
UNWIND $topics AS new
CREATE (me)-[:NAMED {at: $now}]->(t:Topic {id: new.id, name: new.name, created: $now})
CREATE (:Alias {key: new.key, name: new.name})-[:OF]->(t)
