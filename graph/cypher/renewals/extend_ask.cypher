MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
SET ask.expires = $until, ask.announced = 0
