MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week
RETURN me.weekly > count(i) AS has_place
