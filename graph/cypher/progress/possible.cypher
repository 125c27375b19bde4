MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WHERE ask.id IN $asks AND ask.state = 'OPEN' AND ask.expires > $now AND ask.audience <> 'CONTACTS'
RETURN ask.id AS id
