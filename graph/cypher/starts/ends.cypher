MATCH (me:Person {id: $viewer})
MATCH (ask:Ask {id: $ask})
RETURN ask.expires AS expires
