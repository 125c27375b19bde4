MATCH (me:Person {id: $viewer})
SET me.narrowed = $narrowed, me.readers = $readers
