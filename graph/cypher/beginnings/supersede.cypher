MATCH (me:Person {id: $viewer})<-[:HELPER]-(i:Introduction)-[:OVER]->(ask:Ask)
WHERE ask.id = $ask AND i.state = 'WITH_INTRODUCER'
// The contact in between is not to learn of the offer: they are awaited still, and what they say has no effect.
SET i.turn = $turn, i.helper_left = $now
REMOVE i.pair
