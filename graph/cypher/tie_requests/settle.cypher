MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (me)-[:SENT|TO]-(r:TieRequest)
MATCH (r)-[:SENT|TO]-(p)
WHERE r.state = 'OPEN' OR r.email IS NULL
SET r.state = 'ACCEPTED'
REMOVE r.pair
