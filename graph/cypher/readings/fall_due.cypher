MATCH (r:Reading)
WHERE r.due > $now AND r.comment = '' AND NOT r.closed
WITH r
MATCH (r)-[o:OFFERED]->(p:Person)
WHERE o.from <= $now AND o.until > $now AND NOT o.passed AND NOT o.told
WITH r, o, p
MATCH (r)<-[:DRAFTED]-(by:Person)
WHERE NOT EXISTS { (by)-[:BLOCKS]-(p) }
WITH r, o, p LIMIT $most
SET o.told = true
CREATE (:Outbox {id: r.id + '|' + p.id, kind: 'reading', to: p.email, about: '{"reading": "' + r.id + '"}', due: $now,
                 lease: 0, tries: 0, at: $now, done_at: 0})
RETURN r.id AS id
