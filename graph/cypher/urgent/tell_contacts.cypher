MATCH (me:Person {id: $viewer})-[k:KNOWS]->(p:Person)
WHERE k.ring IN $rings AND p.open AND NOT (me)-[:BLOCKS]-(p) AND NOT EXISTS { (p)-[:MUTES]->(me) }
WITH p ORDER BY p.id LIMIT $most
CREATE (:Outbox {id: $ask + '|' + p.id, kind: 'urgent_ask', to: p.email, about: '{"ask": "' + $ask + '"}',
                 due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
