MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[:SENT]->(r:TieRequest)-[to:TO]->(p)
WHERE r.email IS NOT NULL AND r.state = 'OPEN' AND r.until > $now
SET r.silent = true
DELETE to
