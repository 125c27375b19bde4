MATCH (me:Person {id: $viewer})<-[side:BY|FOR]-(f:Favour)
WHERE f.id > $after
WITH me, f, type(side) AS side
OPTIONAL MATCH (f)-[:BY|FOR]->(other:Person)
WHERE other <> me
WITH f, side, other
OPTIONAL MATCH (f)-[:IN]->(c:Circle)
WITH f, side, other, head(collect(c.name)) AS circle
RETURN f.id AS key, f.at AS at, side, f.terms AS terms,
       CASE WHEN other IS NULL THEN '' ELSE coalesce(f.text, '') END AS text, coalesce(other.name, '') AS other, circle
ORDER BY key
LIMIT $most
