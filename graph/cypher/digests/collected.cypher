MATCH (me:Person {id: $viewer})-[:GETS]->(d:Digest {key: $key})
WITH me, d
MATCH (d)-[:COLLECTS]->(o:Outbox)
WHERE o.to <> ''
RETURN o.id AS id, o.kind AS kind, me.email AS to, o.about AS about, o.tries AS tries
ORDER BY o.at, id
