MATCH (i:Introduction) WHERE i.asked_at >= $week AND (i.told OR i.introduced_at > 0)
MATCH (i)-[:INTRODUCER]->(p)
RETURN p.id AS id, collect(i.asked_at) AS asked
