MATCH (me:Person {id: $viewer})-[seat:MEMBER]->(circle:Circle {id: $circle})
SET seat.junior = $junior
