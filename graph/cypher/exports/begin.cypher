MATCH (me:Person {id: $viewer})
CREATE (me)-[:EXPORTS]->(:Export {id: $id, at: $now, until: $until, done: 0, total: $total, ready: false, lease: 0})
