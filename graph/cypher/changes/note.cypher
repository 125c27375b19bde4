CREATE (:Change {id: $id, what: $what, of: $of, at: $now})
