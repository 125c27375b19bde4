MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY|FOR]->(me) }
WITH f
MATCH (f)-[:POSTED]->(p:Posting)
RETURN p.account AS account, p.amount AS amount
ORDER BY p.id
