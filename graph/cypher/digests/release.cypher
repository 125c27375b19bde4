MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {key: $key})
WITH d
MATCH (d)-[held:COLLECTS]->(o:Outbox)
SET o.due = $now
DELETE held
