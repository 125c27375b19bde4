MATCH (p:Person {id: $person})
CREATE (p)-[:HOLDS_SESSION]->(:Session {id: $id, created: $now, seen: $now, until: $until})
