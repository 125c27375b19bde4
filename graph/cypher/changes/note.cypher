UNWIND $rows AS row
CREATE (:Change {id: row.id, what: $what, of: row.of, at: $now})
