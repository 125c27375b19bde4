MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[:MEMBER]-(p:Person)
WHERE p <> me
CREATE (:Outbox {id: c.id + '|closed|' + p.id, kind: 'circle_closed', to: p.email, about: $about,
                 due: $now, lease: 0, tries: 0, at: $now, done_at: 0})
