CREATE (:Outbox {id: $id, kind: $kind, to: $to, about: $about, due: $due, lease: 0, tries: 0, at: $now, done_at: 0})
