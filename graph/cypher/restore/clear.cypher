MATCH (n:<label>)
WITH n LIMIT $size
DETACH DELETE n
RETURN count(*) AS count
