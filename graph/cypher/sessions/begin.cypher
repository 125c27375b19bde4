MATCH (p:Person {id: $person})
CREATE (p)-[:HOLDS_SESSION]->(:Session {
  id: $id, key: $key, device: $device, created: $now, seen: $now, proved: $now, until: $until})
