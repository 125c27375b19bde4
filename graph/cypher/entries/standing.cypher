MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})
OPTIONAL MATCH (me)-[m:MEMBER]->(c)
OPTIONAL MATCH (me)-[w:WANTS_IN]->(c)
WITH me, c, head(collect(m)) AS m, head(collect(w)) AS w,
     EXISTS { MATCH (me)<-[:FOR]-(v:Invitation)-[:INTO]->(c) WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL } AS invited
WHERE c.entry <> 'INVITED' OR m IS NOT NULL OR invited
RETURN me.name AS name, c.name AS circle_name, c.entry AS entry, m IS NOT NULL AS joined,
       m IS NOT NULL AND m.organiser AS organiser, invited, coalesce(w.at, 0) AS asked,
       EXISTS { (me)-[:SENT_AWAY]->(c) } AS sent_away, coalesce(c.questions, []) AS questions
