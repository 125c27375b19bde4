MATCH (me:Person {id: $viewer})-[seat:MEMBER]->(circle:Circle)
WHERE coalesce(seat.junior, false)
RETURN circle.id AS circle
