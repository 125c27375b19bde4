MATCH (me:Person {id: $viewer})<-[mine:INTRODUCER|HELPER]-(i:Introduction)-[:OVER]->(a:Ask)
WHERE a.id IN $asks
  AND (type(mine) = 'HELPER' AND (i.begun_by = 'HELPER' OR i.reached_at > 0)
       OR type(mine) = 'INTRODUCER' AND i.begun_by = 'INTRODUCER')
MATCH (i)-[:HELPER]->(c:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(:Person)<-[:ASKER|HELPER]-(i) }
RETURN a.id AS ask, c.id AS helper
