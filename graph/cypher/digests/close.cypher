MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {key: $key})
SET d.sent = $now
WITH d
MATCH (d)-[:COLLECTS]->(o:Outbox)
WHERE o.id IN $letters
DETACH DELETE o
