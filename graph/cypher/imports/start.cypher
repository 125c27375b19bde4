MATCH (me:Person {id: $viewer})
CREATE (:Import {id: $id, at: $now, source: $source, total: $total, done: 0, undoing: false})-[:IMPORTED_BY]->(me)
