MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
CREATE (me)-[:KNOWS {ring: 'NEW', reason: $reason, kind: $kind, allows: $allows,
                     via: $allows AND $their_allows, since: $now, touched: $now}]->(p)
CREATE (p)-[:KNOWS {ring: 'NEW', reason: $their_reason, kind: $their_kind, allows: $their_allows,
                    via: $allows AND $their_allows, since: $now, touched: $now}]->(me)
