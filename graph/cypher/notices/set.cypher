MATCH (me:Person {id: $viewer})
SET me += $changed
