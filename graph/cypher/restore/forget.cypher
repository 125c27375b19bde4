MATCH (n:<label>)
WHERE n.restoring IS NOT NULL
WITH n LIMIT $size
REMOVE n.restoring
RETURN count(n) AS count
