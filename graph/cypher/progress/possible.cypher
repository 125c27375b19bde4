MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask)
WHERE ask.id IN $asks AND ask.state = 'OPEN' AND ask.expires > $now AND ask.audience <> 'CONTACTS'
WITH ask,
     size([(ask)<-[:OVER]-(i:Introduction)
           WHERE i.state IN ['HELPED', 'THANKED'] OR i.state = 'INTRODUCED' AND i.introduced_at > $faded
           | i.id]) AS met
WHERE met = 0
RETURN ask.id AS id
