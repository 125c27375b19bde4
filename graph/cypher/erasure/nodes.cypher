MATCH (p:Leaving {id: $person})-[:<edge>]-(n:<label>)
WITH DISTINCT n LIMIT $most
DETACH DELETE n
RETURN count(*) AS gone
