MATCH (me:Person {id: $viewer})
WITH me
UNWIND $ids AS wanted
MATCH (n:Month {id: wanted})
WITH me, n
MATCH (n)-[:OF]->(c:Circle)
WITH me, n, c
MATCH (me)-[m:MEMBER]->(c)
WHERE m.organiser OR n.state = 'PUBLISHED'
RETURN n.id AS id, n.month AS month, n.words AS words, n.state AS state, n.at AS at, c.id AS circle,
       m.organiser AS organiser, n.published_at AS published_at
