MATCH (me:Person {id: $viewer})
CREATE (:Case {id: $case, key: $key, kind: $kind, words: $words, at: $now, state: 'OPEN', turn: $case})
