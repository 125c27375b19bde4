UNWIND $ids AS wanted
MATCH (p:Person {id: wanted})
OPTIONAL MATCH (p)-[k:KNOWS]->(o:Person)
WITH p, o, k.touched / 60000 * 8 + CASE k.ring WHEN 'CORE' THEN 6 WHEN 'CLOSE' THEN 4 WHEN 'FAMILIAR' THEN 2 ELSE 0 END
     + CASE WHEN k.via THEN 1 ELSE 0 END AS side
RETURN p.id AS id, collect(o.id) AS others, collect(side) AS sides
