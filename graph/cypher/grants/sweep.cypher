MATCH (g:Grant)
WHERE g.until <= $now OR g.ended > 0 AND g.ended <= $before
OPTIONAL MATCH (k:GrantKey)-[:OPENS]->(g)
DETACH DELETE k, g
