MATCH (me:Person {id: $viewer})
CREATE (:Grant {id: $id, app: $app, scopes: $scopes, device: $device, at: $now, until: $until,
  used: 0, ended: 0, turn: $id})-[:GIVEN_BY]->(me)
