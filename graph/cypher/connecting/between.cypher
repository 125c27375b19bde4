MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
OPTIONAL MATCH (me)-[:SENT]->(r:TieRequest)-[:TO]->(p)
WHERE r.until > $now AND r.state <> 'ACCEPTED'
WITH me, p, [x IN collect(r) WHERE x.email IS NULL | x.id] AS sent, [x IN collect(r) WHERE x.state = 'DECLINED' | x.id] AS declined
OPTIONAL MATCH (p)-[:SENT]->(r:TieRequest)-[:TO]->(me)
WHERE r.until > $now AND r.state <> 'ACCEPTED'
WITH me, p, sent, declined, head(collect(r)) AS theirs
RETURN p.email AS email, EXISTS { (me)-[:BLOCKS]-(p) } AS apart,
       EXISTS { (me)-[:KNOWS]->(p) } OR EXISTS { MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(p) WHERE t.frozen } AS tied,
       head(sent) AS sent, size(declined) > 0 AS declined,
       theirs.id AS asked, theirs.reason AS reason, theirs.kind AS kind, theirs.allows AS allows, theirs.left IS NOT NULL AS left
