MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[:IN]-(i:Intent)
WHERE NOT i.closed
SET i.closed = true
