MATCH (me:Person {id: $viewer})-[seat:MEMBER]->(circle:Circle {id: $circle})
SET seat.reads = $reads
