MATCH (me:Person {id: $viewer})-[:DRAFTED]->(r:Reading {id: $id})
MATCH (p:Person {id: $reader})
CREATE (r)-[:OFFERED {from: $from, until: $until, passed: false, told: false}]->(p)
