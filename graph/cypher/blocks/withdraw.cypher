MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[:SENT]->(r:TieRequest)-[:TO]->(p)
WHERE r.until > $now AND r.email IS NULL
SET r.state = 'DECLINED', r.until = $now
REMOVE r.pair
