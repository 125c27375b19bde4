MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
WHERE EXISTS { (f)-[:BY|FOR]->(me) } AND NOT EXISTS { (f)<-[:OF]-(:Correction) }
SET f.turn = $turn
WITH me, f
MATCH (f)-[:BY|FOR]->(other:Person)
WHERE other <> me
OPTIONAL MATCH (f)<-[:OVER]-(v:Vouch)
WHERE v.key = $key
RETURN me.name AS name, other.id AS other, other.email AS email, EXISTS { (me)-[:BLOCKS]-(other) } AS apart,
       v.id AS vouch
