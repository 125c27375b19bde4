MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (p:Person {email: $email})
RETURN me.email AS own, me.name AS name, p.id AS person
