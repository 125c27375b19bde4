MATCH (n:<label>)
RETURN coalesce(n[$keys[$label]], elementId(n)) AS key, properties(n) AS properties
