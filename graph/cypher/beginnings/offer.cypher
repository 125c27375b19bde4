MATCH (me:Person {id: $viewer})
MATCH (asker:Person)-[:ASKED]->(ask:Ask {id: $ask})
WITH me, asker, ask, EXISTS { (me)-[:BLOCKS]-(asker) } AS blocked,
     EXISTS { (me)-[:KNOWS]->(asker) } AS tied,
     EXISTS { MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(asker) WHERE past.frozen } AS frozen
RETURN asker.id AS asker, tied OR frozen AS tied, blocked,
       ask.state = 'OPEN' AND ask.expires > $now AND (NOT blocked OR frozen) AS open,
       size([(ask)<-[:OVER]-(i:Introduction)-[:HELPER]->(p:Person {id: $viewer})
             WHERE i.reached_at > 0 OR i.begun_by = 'HELPER' | i.id]) > 0 AS offered
