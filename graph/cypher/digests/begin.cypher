MATCH (me:Person {id: $viewer})
CREATE (me)-[:GETS]->(:Digest {key: $key, sent: 0, turn: $turn})
CREATE (:Outbox {id: $id, kind: 'digest', to: me.email, about: $about, due: $due, lease: 0, tries: 0, at: $now, done_at: 0})
