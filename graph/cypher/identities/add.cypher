MATCH (me:Person {id: $viewer})
CREATE (me)-[:HOLDS_IDENTITY]->(i:Identity {
  id: $id, key: $key, issuer: $issuer, subject: $subject, provider: $provider, email: $email,
  added: $now, used: $used})
