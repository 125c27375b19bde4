MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (a:Mention {id: wanted})
WITH me, a
MATCH (a)-[:NAMES]->(p:Person)
WITH me, a, p
MATCH (a)-[:OF]->(n:Month)
WITH me, a, p, n
MATCH (n)-[:OF]->(c:Circle)
OPTIONAL MATCH (me)-[m:MEMBER]->(c)
WITH me, a, p, n, head(collect(m)) AS m
WHERE p = me OR a.state = 'AGREED' AND m IS NOT NULL AND (m.organiser OR n.state = 'PUBLISHED')
      AND NOT EXISTS { (me)-[:BLOCKS]-(p) }
RETURN a.id AS id, a.text AS text, a.state AS state, a.at AS at, p.id AS person, n.id AS month
