MATCH (me:Person {id: $viewer})-[seat:MEMBER]->(circle:Circle)
WHERE coalesce(seat.reads, false)
RETURN circle.id AS circle
