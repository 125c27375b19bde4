MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
MATCH (me)-[m:MEMBER]->(c)
WITH me, c, m.organiser AS organiser
MATCH (l:CircleLink)-[:INTO]->(c)
WHERE l.until > $now AND l.revoked IS NULL AND (l.at < $at OR l.at = $at AND l.id < $id)
WITH l, organiser, EXISTS { (me)-[:MADE]->(l) } AS mine
WHERE mine OR organiser
RETURN l.id AS id, mine, l.trusted AS trusted, l.at AS at, l.until AS until, l.uses AS uses,
       COUNT { (l)<-[:CAME_BY]-() } AS used
ORDER BY at DESC, id DESC
LIMIT $first
