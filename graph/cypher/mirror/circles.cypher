MATCH (o:Circle)
WHERE $ids IS NULL OR o.id IN $ids
RETURN o.id AS id, coalesce(o.size, 2) AS size
