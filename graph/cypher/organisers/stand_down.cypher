MATCH (me:Person {id: $viewer})-[m:MEMBER]->(c:Circle {id: $circle})
SET m.organiser = false
REMOVE m.moderator
