MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WHERE ask.state = 'OPEN' AND ask.expires > $now
RETURN ask.expires AS expires
