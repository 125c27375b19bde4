MATCH (me:Person {id: $viewer})<-[:BY]-(f:Favour)
WITH me, f
MATCH (f)-[:FOR]->(p:Person)
WHERE p.id IN $people
WITH f, p
OPTIONAL MATCH (f)-[:OVER]->(i:Introduction)
RETURN p.id AS person, f.at AS at, i.id AS introduction
UNION
MATCH (me:Person {id: $viewer})-[:GAVE]->(g:Gift)
WITH me, g
MATCH (g)-[:TO]->(p:Person)
WHERE p.id IN $people
RETURN p.id AS person, g.at AS at, null AS introduction
