MERGE (p:Person {email: $email})
ON CREATE SET p.id = $id, p.name = '', p.why = '', p.place = '', p.link = '', p.photo = '', p.zone = 'UTC',
  p.open = true, p.weekly = $weekly, p.joined = $now, p.turn = $id
RETURN p.id AS person
