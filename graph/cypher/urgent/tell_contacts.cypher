MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WITH me, ask
MATCH (me)-[k:KNOWS]->(p:Person)
WHERE k.ring IN $rings AND p.open AND NOT (me)-[:BLOCKS]-(p) AND NOT EXISTS { (p)-[:MUTES]->(me) }
WITH ask, p ORDER BY p.id LIMIT $most
CREATE (ask)-[:TOLD]->(p)
CREATE (:Outbox {id: $ask + '|' + p.id, kind: 'urgent_ask', to: p.email, about: '{"ask": "' + $ask + '", "by": "' + $viewer + '"}',
                 due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
