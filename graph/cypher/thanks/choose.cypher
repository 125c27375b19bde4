MATCH (me:Person {id: $viewer})
SET me.named_in_thanks = $named
