MATCH (p:Leaving {id: $person})-[r]-(n)
WHERE NOT type(r) IN ['BY', 'FOR']
WITH r LIMIT $most
DELETE r
RETURN count(*) AS gone
