MATCH (me:Person {id: $viewer})
WITH me
UNWIND $between AS one
MATCH (f:Person {id: one.contact}) WHERE f.weekly > 0 AND coalesce(f.paused, 0) <= $now
MATCH (me)-[near:KNOWS]->(f) WHERE near.via
WITH f, one, CASE WHEN size($within) = 0 THEN [] ELSE [(f)-[:MEMBER]->(o:Circle) WHERE o.id IN $within | o.id] END AS inside
UNWIND one.askers AS asker
MATCH (p:Person {id: asker})
MATCH (f)-[onward:KNOWS]->(p) WHERE onward.via
WITH f, inside, collect(p.id) AS askers
RETURN f.id AS contact, f.name AS name, inside, askers
