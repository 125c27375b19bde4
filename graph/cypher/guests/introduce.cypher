MATCH (me:Person {id: $viewer})
MATCH (guest:Person {id: $guest})
CREATE (i:Introduction {id: $guest, state: 'INTRODUCED', begun_by: 'ASKER', told: true, both: false,
  asked_at: 0, reached_at: $now, introduced_at: $now, turn: ''})-[:ASKER]->(guest)
CREATE (i)-[:HELPER]->(me)
