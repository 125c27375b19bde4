MATCH (me:Person {id: $viewer})-[:MUTES]->(p:Person)
WHERE p.id IN $people
RETURN p.id AS id
