MATCH (me:Person {id: $viewer})-[k:KNOWS]->(f:Person) WHERE k.via
WITH f, k
MATCH (f)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
RETURN f.id AS contact, o.id AS circle, k.ring AS ring, k.touched AS touched
