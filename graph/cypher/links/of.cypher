MATCH (me:Person {id: $viewer})-[m:MEMBER]->(c:Circle)
WITH me, c, m.organiser AS organiser
MATCH (l:CircleLink)-[:INTO]->(c)
WHERE l.id IN $ids AND l.until > $now AND l.revoked IS NULL
WITH l, organiser, EXISTS { (me)-[:MADE]->(l) } AS mine
WHERE mine OR organiser
RETURN l.id AS id, mine, l.trusted AS trusted, l.at AS at, l.until AS until, l.uses AS uses,
       COUNT { (l)<-[:CAME_BY]-() } AS used
