MATCH (me:Person {id: $viewer})
WITH me
UNWIND $months AS wanted
MATCH (n:Month {id: wanted})
WITH me, n
MATCH (n)-[:OF]->(c:Circle)
WITH me, n, c
MATCH (me)-[m:MEMBER]->(c)
WHERE m.organiser OR n.state = 'PUBLISHED'
WITH me, n
MATCH (n)<-[:OF]-(a:Mention)
WHERE a.state = 'AGREED'
WITH me, n, a
MATCH (a)-[:NAMES]->(p:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]-(p) }
RETURN a.id AS id, a.text AS text, a.state AS state, a.at AS at, p.id AS person, n.id AS month
ORDER BY at, id
