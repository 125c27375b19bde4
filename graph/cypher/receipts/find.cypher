MATCH (me:Person {id: $viewer})
MATCH (r:Receipt {key: $key})
RETURN r.hash AS hash, r.effect AS effect
