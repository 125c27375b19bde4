MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WITH ask
MATCH (ask)-[:IN_WAVE]->(wave:Wave)
WHERE wave.state = 'OPEN'
SET wave.state = 'OVER'
