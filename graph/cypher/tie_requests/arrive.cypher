MATCH (me:Person {id: $viewer})
MATCH (r:TieRequest {email: me.email})
WHERE r.state = 'OPEN' AND r.until > $now AND NOT r.silent AND NOT EXISTS { (r)-[:TO]->(:Person) }
MATCH (p:Person)-[:SENT]->(r)
// What came between them since is between those two; an address is told nothing of it.
WITH me, r, EXISTS { (me)-[:BLOCKS]-(p) } OR EXISTS { (p)-[:KNOWS]->(me) }
       OR EXISTS { MATCH (p)-[:SENT]->(x:TieRequest)-[:TO]->(me) WHERE x.until > $now AND x.state <> 'ACCEPTED' } AS apart
FOREACH (one IN CASE WHEN apart THEN [r] ELSE [] END | SET one.silent = true)
FOREACH (one IN CASE WHEN apart THEN [] ELSE [r] END | MERGE (one)-[:TO]->(me))
