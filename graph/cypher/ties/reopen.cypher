// Whatever else than the two sides of a tie decides whether a way leads over it.
MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
MATCH (p)-[b:KNOWS]->(me)
WITH p, k, b, k.allows AND b.allows AND me.suspended_until IS NULL AND p.suspended_until IS NULL
     AND coalesce(me.lends, true) AND coalesce(p.lends, true) AS via
SET k.via = via, b.via = via
RETURN p.id AS person
