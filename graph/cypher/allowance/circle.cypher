MATCH (me:Person {id: $viewer})-[:MEMBER]->(circle:Circle {id: $circle})
RETURN circle.id AS id
