MATCH (me:Person {id: $viewer})
SET me.leaves = $until
// The order matters to the embedded store: two labels at once meet in the index of their keys.
REMOVE me:Person
SET me:Leaving
RETURN me.email AS email
