MATCH (me:Person {id: $viewer})<-[:ASKER|INTRODUCER|HELPER]-(i:Introduction)
WHERE i.id IN $ids
WITH me, i
WHERE NOT EXISTS { (me)-[:BLOCKS]->(:Person)<-[:ASKER|HELPER]-(i) }
RETURN i.id AS id
