MATCH (me:Person {id: $viewer})<-[:OFFERED]-(r:Reading {id: $id})
CREATE (r)-[:READ_BY]->(me)
SET r.comment = $comment
WITH r
MATCH (r)<-[:DRAFTED]-(by:Person)
RETURN by.email AS email
