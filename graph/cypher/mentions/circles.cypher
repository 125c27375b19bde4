MATCH (me:Person {id: $viewer})<-[:NAMES]-(a:Mention)
WHERE a.id IN $ids
WITH a
MATCH (a)-[:OF]->(n:Month)
WITH a, n
MATCH (n)-[:OF]->(c:Circle)
RETURN a.id AS mention, c.name AS circle, n.month AS month
