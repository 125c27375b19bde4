MATCH (me:Person {id: $viewer})
CREATE (:Receipt {key: $key, hash: $hash, effect: $effect, at: $now})
