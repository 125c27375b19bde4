MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
CREATE (ask)-[:IN_WAVE]->(wave:Wave {
  id: $id, key: $key, number: $number, state: 'OPEN', started: $now, due: $due})
WITH wave
UNWIND $introductions AS one
MATCH (i:Introduction {id: one})
CREATE (wave)-[:OF]->(i)
