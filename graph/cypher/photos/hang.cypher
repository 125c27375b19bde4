MATCH (me:Person {id: $viewer})
CREATE (me)-[:SHOWS]->(:Photo {id: $key, body: $body})
