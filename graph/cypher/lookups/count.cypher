MATCH (me:Person {id: $viewer})
CREATE (me)-[:LOOKED_UP]->(:LookUp {id: $id, at: $now, many: $many})
