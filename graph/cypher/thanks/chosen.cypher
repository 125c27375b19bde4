MATCH (me:Person {id: $viewer})
RETURN coalesce(me.named_in_thanks, false) AS named
