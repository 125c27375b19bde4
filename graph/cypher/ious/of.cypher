MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (f:Favour {id: wanted})
WITH me, f
MATCH (f)-[side:BY|FOR]->(p:Person {id: $viewer})
WITH p AS me, f, type(side) = 'BY' AS owed
MATCH (f)<-[:OVER]-(i:Iou)
MATCH (f)-[:BY|FOR]->(other:Person)
WHERE other <> me
WITH owed, i, other
OPTIONAL MATCH (i)<-[:OF]-(s:Settlement)
RETURN i.id AS id, other.id AS other, owed, coalesce(s.how, 'OPEN') AS state, i.terms AS terms,
       i.at AS since, coalesce(s.at, 0) AS settled_at
