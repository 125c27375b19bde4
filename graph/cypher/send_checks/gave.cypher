MATCH (me:Person {id: $viewer})<-[:BY]-(f:Favour)
WITH me, f
MATCH (f)-[:FOR]->(p:Person)
WHERE p.id IN $people
WITH f, p
OPTIONAL MATCH (f)-[:OVER]->(i:Introduction)
RETURN p.id AS person, f.at AS at, i.id AS introduction
