MATCH (me:Person {id: $viewer})
MATCH (a:Mention {id: $id})
WHERE EXISTS { MATCH (a)-[:OF]->(n:Month) WHERE n.id = $month }
SET a.turn = $turn
WITH me, a
// An answer that came first may have taken the name away.
WHERE a.state = 'AGREED'
WITH me, a
MATCH (a)-[:NAMES]->(p:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]-(p) }
WITH a, p
MATCH (a)-[:OF]->(n:Month)
WITH a, p, n
MATCH (n)-[:OF]->(c:Circle)
WITH a, p, n, c, a.text <> $text AS changed
SET a.text = $text, a.state = CASE WHEN changed THEN 'ASKED' ELSE 'AGREED' END, a.at = CASE WHEN changed THEN $now ELSE a.at END
RETURN changed, p.email AS email, c.name AS circle, n.month AS month
