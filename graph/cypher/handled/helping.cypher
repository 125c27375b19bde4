MATCH (me:Person {id: $viewer})<-[mine:INTRODUCER|HELPER]-(i:Introduction)-[:OVER]->(a:Ask)
WHERE a.id IN $asks
  AND (type(mine) = 'HELPER' AND (i.begun_by = 'HELPER' OR i.reached_at > 0)
       OR type(mine) = 'INTRODUCER' AND i.begun_by = 'INTRODUCER')
MATCH (i)-[:HELPER]->(c:Person)
WHERE size([(i)-[:ASKER|HELPER]->(p:Person) WHERE (p)-[:BLOCKS]-(me) | p.id]) = 0
RETURN a.id AS ask, c.id AS helper
