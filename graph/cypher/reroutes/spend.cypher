MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id
SET i.reroute_until = 0
