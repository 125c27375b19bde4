MATCH (me:Person {id: $viewer})
SET me.lends = $lends
