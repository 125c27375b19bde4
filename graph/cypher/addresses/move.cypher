MATCH (me:Person {id: $viewer})
WHERE me.email = $before
SET me.email = $email
CREATE (me)-[:MOVED]->(:Move {id: $id, before: $before, at: $now, until: $until})
RETURN me.id AS id
