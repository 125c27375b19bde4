MATCH (n:<label>)
WHERE n.email IS NOT NULL AND n.until <= $before
WITH n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone
