MATCH (me:Person {id: $viewer})
MATCH (l:CircleLink {id: $link})
WHERE l.until > $now
MATCH (l)-[:INTO]->(c:Circle)
MATCH (me)-[m:MEMBER]->(c)
WHERE m.organiser OR EXISTS { (me)-[:MADE]->(l) }
SET l.revoked = coalesce(l.revoked, $now)
RETURN c.id AS circle
