MATCH (me:Person {id: $viewer})
MATCH (v:Invitation {email: me.email})
WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL AND NOT v.silent AND NOT EXISTS { (v)-[:FOR]->(:Person) }
MATCH (p:Person)-[:INVITED]->(v)
MATCH (v)-[:INTO]->(c:Circle)
WITH me, v, EXISTS { (me)-[:BLOCKS]-(p) } OR EXISTS { (me)-[:MEMBER]->(c) } AS apart
FOREACH (one IN CASE WHEN apart THEN [v] ELSE [] END | SET one.silent = true)
FOREACH (one IN CASE WHEN apart THEN [] ELSE [v] END | MERGE (one)-[:FOR]->(me))
