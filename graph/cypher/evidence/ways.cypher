MATCH (me:Person {id: $viewer})<-[k:KNOWS]-(f:Person) WHERE f.id IN $contacts
OPTIONAL MATCH (f)<-[:INTRODUCER]-(i:Introduction) WHERE i.asked_at >= $week
WITH k, f, count(i) AS asked
OPTIONAL MATCH (f)<-[:THROUGH]-(v:Favour)
WITH k, f, asked, count(v) AS led_to_help
OPTIONAL MATCH (f)-[:MEMBER]->(o:Circle) WHERE o.id = $within
RETURN f.id AS contact, f.name AS name, k.ring AS ring, k.touched AS touched, f.weekly > 0 AS introduces,
       f.weekly > asked AS has_place, count(o) > 0 AS inside, led_to_help
