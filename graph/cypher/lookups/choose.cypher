MATCH (me:Person {id: $viewer})
SET me.findable = $findable
