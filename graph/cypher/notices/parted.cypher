MATCH (me:Person {id: $viewer})
UNWIND $people AS wanted
WITH me, wanted
MATCH (p:Person {id: wanted})
WHERE EXISTS { (me)-[:BLOCKS]->(p) }
RETURN p.id AS id
