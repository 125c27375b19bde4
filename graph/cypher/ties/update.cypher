MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[k:KNOWS]->(p)
MATCH (p)-[b:KNOWS]->(me)
SET k += $changed
WITH k, b, k.allows AND b.allows AND me.suspended_until IS NULL AND p.suspended_until IS NULL
     AND coalesce(me.lends, true) AND coalesce(p.lends, true) AS via
SET k.via = via, b.via = via
