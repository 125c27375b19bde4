MATCH (me:Person {id: $viewer})
UNWIND $pairs AS pair
WITH pair.asker AS asker, pair.helper AS helper
MATCH (p:Person {id: asker})
MATCH (c:Person {id: helper})
WITH p, c
// A tie that is not to be used, or a block, must not tell itself by what is missing.
WHERE NOT EXISTS { (p)-[k:KNOWS]->(c) WHERE k.via }
RETURN p.id AS asker, c.id AS helper
