MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {key: $key})
MATCH (o:Outbox {id: $letter})
SET o.due = $rest, o.lease = 0, o.tries = 0
CREATE (d)-[:COLLECTS]->(o)
