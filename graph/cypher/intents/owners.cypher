MATCH (me:Person {id: $viewer})
UNWIND $ids AS wanted
WITH me, wanted
MATCH (i:Intent {id: wanted})
MATCH (p:Person)-[:DECLARED]->(i)
RETURN DISTINCT p.id AS person
