MATCH (me:Person {id: $viewer})
WITH me
UNWIND $pairs AS pair
MATCH (f:Person {id: pair[0]})
MATCH (p:Person {id: pair[1]})
MATCH (me)-[near:KNOWS]->(f) WHERE near.via
MATCH (f)-[onward:KNOWS]->(p) WHERE onward.via
WITH f, p, near, onward
OPTIONAL MATCH (f)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
RETURN p.id AS asker, collect(o.id) AS inside, [f.id, near.ring, near.touched, onward.ring, onward.touched] AS path
