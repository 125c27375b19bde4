MATCH (me:Person {id: $viewer})-[:DECLARED]->(i:Intent {id: $intent})
SET i.until = $until, i.confirmed = $now, i.announced = 0, i.endless = false
