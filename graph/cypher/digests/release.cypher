MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {key: $key})
WITH me, d
MATCH (d)-[held:COLLECTS]->(o:Outbox)
SET o.due = CASE WHEN o.to = '' THEN o.due ELSE $now END,
    o.to = CASE WHEN o.to = '' THEN o.to ELSE me.email END
DELETE held
