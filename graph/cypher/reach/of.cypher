MATCH (me:Person {id: $viewer})
// Whom the viewer may hand something: contacts, people of a shared circle, those they were introduced to.
MATCH (p:Person {id: $person})
WHERE p <> me AND NOT EXISTS { (me)-[:BLOCKS]->(p) }
OPTIONAL MATCH (me)-[:HAD]->(past:PastTie)-[:WITH]->(p)
WHERE past.frozen
WITH me, p, count(past) > 0 AS kept, EXISTS { (me)<-[:BLOCKS]-(p) } AS apart,
     EXISTS { (me)<-[:ASKER|HELPER]-(i:Introduction)-[:ASKER|HELPER]->(p) WHERE i.introduced_at > 0 } AS met
WHERE kept OR met OR EXISTS { (me)-[:KNOWS]->(p) }
   OR NOT apart AND EXISTS { MATCH (me)-[:MEMBER]->(:Circle)<-[:MEMBER]-(p) }
RETURN p.email AS email, me.name AS name, apart AS silent
