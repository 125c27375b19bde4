MATCH (me:Person {id: $viewer})
MATCH (me)-[r:<edge>]->(n:<label>)
WITH r, n ORDER BY n.id
WHERE n.id > $after
RETURN n.id AS key, n.name AS of, properties(r) AS held
LIMIT $most
