MATCH (me:Person {id: $viewer})-[:LOOKED_UP]->(l:LookUp)
WHERE l.at <= $before
DETACH DELETE l
