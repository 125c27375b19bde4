MATCH (me:Person {id: $viewer})<-[k:KNOWS]-(f:Person) WHERE f.id IN $contacts
// Whom Weft asked for the viewer, unseen, takes no place to them; a request that only they see does.
OPTIONAL MATCH (f)<-[:INTRODUCER]-(i:Introduction)
WHERE i.asked_at >= $week
      AND (i.told OR i.introduced_at > 0 OR size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) = 0)
   OR i.asked_at = 0 AND i.begun_by = 'ASKER' AND i.started >= $week
      AND size([(i)-[:ASKER]->(p:Person {id: $viewer}) | p.id]) > 0
WITH k, f, count(i) AS asked
OPTIONAL MATCH (f)<-[:THROUGH]-(v:Favour)
WHERE NOT EXISTS { (v)<-[:OF]-(:Correction) }
WITH k, f, asked, count(v) AS led_to_help
OPTIONAL MATCH (f)-[:MEMBER]->(o:Circle) WHERE o.id = $within
RETURN f.id AS contact, f.name AS name, k.ring AS ring, k.touched AS touched, f.weekly > 0 AND coalesce(f.paused, 0) <= $now AS introduces,
       f.weekly > asked AND coalesce(f.paused, 0) <= $now AS has_place, count(o) > 0 AS inside, led_to_help,
       coalesce(f.ties, 1) AS ties
