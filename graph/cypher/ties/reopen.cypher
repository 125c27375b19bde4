// Whatever else than the two sides of a tie decides whether a way leads over it; whoever is on their way out may come back to it.
MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p)
MATCH (p)-[b:KNOWS]->(me)
// Written before anything is read: of two who decide at once the later reads what the other said.
SET k.turn = $turn, b.turn = $turn
WITH me, p, k, b, k.allows AND b.allows AND me.suspended_until IS NULL AND p.suspended_until IS NULL
     AND coalesce(me.lends, true) AND coalesce(p.lends, true) AS via
SET k.via = via, b.via = via
WITH p
WHERE p:Person
RETURN p.id AS person
