MATCH (me:Person {id: $viewer})
MATCH (me)-[:<edge>]-(n:<label>)
WITH DISTINCT n ORDER BY n.<key>
WHERE n.<key> > $after
RETURN n.<key> AS key, properties(n) AS held
LIMIT $most
