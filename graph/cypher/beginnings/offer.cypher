MATCH (me:Person {id: $viewer})
MATCH (asker:Person)-[:ASKED]->(ask:Ask {id: $ask})
WHERE ask.state = 'OPEN' AND ask.expires > $now AND NOT (me)-[:BLOCKS]-(asker)
RETURN asker.id AS asker, EXISTS { (me)-[:KNOWS]->(asker) } AS tied,
       size([(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(p:Person {id: $viewer})
             WHERE i.reached_at > 0 OR i.begun_by = 'HELPER' | i.id]) > 0 AS offered
