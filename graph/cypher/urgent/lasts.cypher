MATCH (me:Person {id: $viewer})<-[:TOLD]-(ask:Ask)
WHERE ask.id = $ask AND ask.state = 'OPEN' AND ask.expires > $now
RETURN ask.id AS id
