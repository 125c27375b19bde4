MATCH (p:Person)-[:BLOCKS]-(b)
RETURN p.id AS id, collect(b.id) AS blocked
