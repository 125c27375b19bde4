MATCH (me:Person {id: $viewer})
WITH me
UNWIND $favours AS wanted
MATCH (f:Favour {id: wanted})
WITH me, f
MATCH (f)-[mine:BY|FOR]->(p:Person {id: $viewer})
WITH p AS me, f, type(mine) AS side
// Who left, or is on the way out, is nobody any more; the line stays.
OPTIONAL MATCH (f)-[:BY|FOR]->(other:Person)
WHERE other <> me
WITH f, side, other
OPTIONAL MATCH (f)-[:THROUGH]->(through:Person)
WITH f, side, other, head(collect(through.id)) AS through
OPTIONAL MATCH (f)-[:IN]->(c:Circle)
WITH f, side, other, through, head(collect(c.id)) AS circle
OPTIONAL MATCH (f)-[:OVER]->(i:Introduction)
WITH f, side, other, through, circle, i
OPTIONAL MATCH (i)-[:OVER]->(ask:Ask)
RETURN f.id AS favour, f.at AS at, side, f.terms AS terms,
       CASE WHEN other IS NULL THEN '' ELSE coalesce(f.text, '') END AS text, coalesce(other.id, '') AS other, through,
       circle, i.id AS introduction, ask.id AS ask
