MATCH (o:Circle) WHERE o.id > $after
WITH o ORDER BY o.id LIMIT $most
OPTIONAL MATCH (o)<-[m:MEMBER]-(p:Person)
WITH o, count(p) AS size
RETURN o.id AS id, coalesce(o.size, 2) AS was, CASE size WHEN 0 THEN 1 ELSE size END AS number
ORDER BY id
