MATCH (me:Person {id: $viewer})<-[mine:INTRODUCER|HELPER]-(i:Introduction)
WHERE i.started >= $since AND (i.begun_by = type(mine) OR i.reached_at > 0)
MATCH (i)-[:ASKER]->(p:Person)-[:DECLARED]->(t:Intent)
WHERE t.id IN $takes AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
RETURN DISTINCT t.id AS id
