MATCH (p:Leaving {id: $person})
REMOVE p.leaves, p:Leaving
SET p:Person
RETURN p.id AS id
