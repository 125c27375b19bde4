MATCH (me:Person {id: $viewer})
CREATE (me)-[:HOLDS_PASSKEY]->(k:Passkey {
  id: $id, name: $name, credential: $credential, public: $public, count: $count, added: $now, used: 0})
RETURN k.id AS id, k.name AS name, k.added AS added, k.used AS used
