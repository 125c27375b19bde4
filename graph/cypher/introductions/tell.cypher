MATCH (me:Person {id: $viewer})
MATCH (i:Introduction {id: $id})-[part:ASKER|INTRODUCER|HELPER]->(p:Person)
WHERE type(part) = $part AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
CREATE (:Outbox {id: $fresh, kind: $kind, to: p.email, about: $about, due: $now, lease: 0,
                 tries: 0, at: $now, done_at: 0})
