MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week
WITH me, count(i) AS asked
RETURN me.weekly > asked AS has_place
