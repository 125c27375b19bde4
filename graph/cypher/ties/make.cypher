MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
WITH me, p, $allows AND $their_allows AND me.suspended_until IS NULL AND p.suspended_until IS NULL
     AND coalesce(me.lends, true) AND coalesce(p.lends, true) AS via
CREATE (me)-[:KNOWS {ring: 'NEW', reason: $reason, kind: $kind, allows: $allows, via: via, since: $now, touched: $now}]->(p)
CREATE (p)-[:KNOWS {ring: 'NEW', reason: $their_reason, kind: $their_kind, allows: $their_allows, via: via,
                    since: $now, touched: $now}]->(me)
