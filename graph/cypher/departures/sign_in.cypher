MATCH (p:Leaving {email: $email})
CREATE (p)-[:HOLDS_SESSION]->(:Session {
  id: $id, key: $key, device: $device, created: $now, seen: $now, proved: $now, until: $until})
WITH p
OPTIONAL MATCH (s:Session {id: $before})
DETACH DELETE s
RETURN p.id AS person
