MATCH (me:Person {id: $viewer})
MATCH (me)-[:<edge>]-(n:<label>)
WITH n
MATCH (n)-[:<below>]-(o:<kind>)
WITH DISTINCT o ORDER BY o.id
WHERE o.id > $after
RETURN o.id AS key, properties(o) AS held
LIMIT $most
