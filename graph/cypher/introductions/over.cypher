MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)-[:OVER]->(ask:Ask)
WHERE ask.id = $ask AND (i.started < $started OR i.started = $started AND i.id < $id)
RETURN i.id AS id, i.started AS started
ORDER BY started DESC, id DESC
LIMIT $first
