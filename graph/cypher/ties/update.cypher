MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[k:KNOWS]->(p)
MATCH (p)-[b:KNOWS]->(me)
SET k += $changed
SET k.via = k.allows AND b.allows, b.via = k.allows AND b.allows
