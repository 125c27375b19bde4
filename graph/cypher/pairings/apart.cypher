MATCH (me:Person {id: $viewer})
UNWIND $pairs AS pair
WITH pair.asker AS asker, pair.helper AS helper
MATCH (p:Person {id: asker})
MATCH (c:Person {id: helper})
WITH p, c
WHERE NOT (p)-[:KNOWS]->(c) AND NOT (p)-[:BLOCKS]-(c)
RETURN p.id AS asker, c.id AS helper
