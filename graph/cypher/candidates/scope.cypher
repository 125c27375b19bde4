MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH me, collect(o.id) AS circles
OPTIONAL MATCH (me)-[:ASKED]->(a:Ask {id: $ask})<-[:OVER]-(i:Introduction)-[part:HELPER|MEANT]->(c:Person)
// Only what the asker was told of: to them a request stays one to the helper it meant.
WHERE i.told AND (type(part) = 'MEANT' OR i.meant_gone IS NULL AND NOT EXISTS { (i)-[:MEANT]->() })
   OR i.introduced_at > 0 AND type(part) = 'HELPER'
RETURN circles, collect(c.id) AS met
