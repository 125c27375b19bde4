MATCH (me:Person {id: $viewer})-[:GAVE]->(g:Gift)
WHERE g.at > $since
WITH g
MATCH (g)-[:TO]->(p:Person)
RETURN g.at AS at, p.id AS person
ORDER BY at
