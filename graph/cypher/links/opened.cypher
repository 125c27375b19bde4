MATCH (l:CircleLink {id: $link})
// One that somebody ends meanwhile is met without its properties.
WHERE l.until IS NOT NULL AND l.revoked IS NULL
OPTIONAL MATCH (l)<-[came:CAME_BY]-(:Person)
WITH l, count(came) AS used
WHERE used < l.uses
MATCH (p:Person)-[:MADE]->(l)
MATCH (l)-[:INTO]->(c:Circle)
MATCH (p)-[m:MEMBER]->(c)
WHERE m.organiser OR c.entry = 'OPEN'
RETURN c.id AS circle, p.name AS name, c.name AS circle_name, c.purpose AS purpose,
       l.trusted OR c.entry = 'OPEN' AS trusted, l.until AS until, coalesce(c.questions, []) AS questions
