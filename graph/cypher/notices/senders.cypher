MATCH (me:Person {id: $viewer})
UNWIND $people AS wanted
WITH me, wanted
MATCH (p:Person {id: wanted})
RETURN p.id AS id, EXISTS { (me)-[:BLOCKS]->(p) } AS blocked
