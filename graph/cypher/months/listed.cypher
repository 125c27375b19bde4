MATCH (me:Person {id: $viewer})-[m:MEMBER]->(c:Circle)
WHERE c.id = $circle
WITH m, c
MATCH (c)<-[:OF]-(n:Month)
WHERE (m.organiser OR n.state = 'PUBLISHED') AND (n.at < $at OR n.at = $at AND n.id < $id)
RETURN n.id AS id, n.month AS month, n.words AS words, n.state AS state, n.at AS at, c.id AS circle,
       m.organiser AS organiser, n.published_at AS published_at
ORDER BY at DESC, id DESC
LIMIT $first
