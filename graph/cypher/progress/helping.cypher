MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WHERE ask.id IN $asks
WITH me, ask
MATCH (ask)<-[:OVER]-(i:Introduction)
WHERE i.state IN ['HELPED', 'THANKED'] OR i.state = 'INTRODUCED' AND i.introduced_at > $faded
WITH me, ask, i
MATCH (i)-[:HELPER]->(helper)
// Only the asker's own block counts: another one would tell of itself.
WHERE i.state <> 'INTRODUCED' OR helper:Person AND NOT EXISTS { (me)-[:BLOCKS]->(helper) }
RETURN ask.id AS ask, i.id AS introduction
