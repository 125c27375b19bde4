MATCH (me:Person {id: $viewer})
MATCH (r:Reading {id: $id})-[o:OFFERED]->(p:Person)
WHERE o.from > $now AND (EXISTS { (r)-[:READ_BY]->(me) } OR EXISTS { (me)-[:DRAFTED]->(r) })
DELETE o
