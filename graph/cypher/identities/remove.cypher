MATCH (me:Person {id: $viewer})-[:HOLDS_IDENTITY]->(i:Identity {id: $id})
WITH me, i, i.provider AS provider
DETACH DELETE i
RETURN me.email AS to, provider
