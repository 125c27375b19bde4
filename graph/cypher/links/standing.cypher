MATCH (me:Person {id: $viewer})
MATCH (l:CircleLink {id: $link})
MATCH (l)-[:INTO]->(c:Circle)
OPTIONAL MATCH (me)-[w:WANTS_IN]->(c)
RETURN me.name AS name, c.id AS circle, c.name AS circle_name, EXISTS { (me)-[:MEMBER]->(c) } AS joined, EXISTS { (me)-[:CAME_BY]->(l) } AS came,
       EXISTS { (me)-[:SENT_AWAY]->(c) } AS sent_away, coalesce(w.at, 0) AS asked
