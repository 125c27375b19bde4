MATCH (i:Introduction) WHERE i.reached_at >= $month AND (i.told OR i.introduced_at > 0)
MATCH (i)-[:HELPER]->(p)
OPTIONAL MATCH (i)-[:UPON]->(g)
RETURN p.id AS id, collect([i.reached_at, g.id]) AS reached
