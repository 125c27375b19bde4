MATCH (a:<label>)-[r]->(b)
RETURN coalesce(a[$keys[$label]], elementId(a)) AS start, type(r) AS type, labels(b)[0] AS label,
       coalesce(b[$keys[labels(b)[0]]], elementId(b)) AS end, properties(r) AS properties
