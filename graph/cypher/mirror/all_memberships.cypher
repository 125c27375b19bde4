MATCH (p:Person)-[:MEMBER]->(o)
RETURN p.id AS id, collect(o.id) AS circles
