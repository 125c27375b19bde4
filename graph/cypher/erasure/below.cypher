MATCH (p:Leaving {id: $person})-[:<edge>]-(n:<label>)
WITH DISTINCT n
MATCH (n)-[:<below>]-(o:<kind>)
WITH DISTINCT o LIMIT $most
DETACH DELETE o
RETURN count(*) AS gone
