MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[:BLOCKS]-(x:Person)-[:MEMBER]->(o:Circle)
WITH me, collect(DISTINCT x.id + '|' + o.id) AS apart
OPTIONAL MATCH (me)-[:HAD]->(t:PastTie)-[:WITH]->(y:Person)
WHERE t.frozen
WITH me, apart, collect([o IN t.circles | y.id + '|' + o]) AS kept
WITH me, [x IN apart WHERE NOT any(k IN kept WHERE x IN k)] AS gone
UNWIND $ids AS wanted
MATCH (c:Circle {id: wanted})
OPTIONAL MATCH (me)-[m:MEMBER]->(c)
WITH me, gone, c, head(collect(m)) AS m
WHERE c.entry <> 'INVITED' OR m IS NOT NULL
   OR EXISTS { MATCH (me)<-[:FOR]-(v:Invitation)-[:INTO]->(c) WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL }
RETURN c.id AS id, c.name AS name, c.purpose AS purpose, c.norms AS norms, c.entry AS entry,
       c.created AS created, m IS NOT NULL AS joined, m IS NOT NULL AND m.organiser AS organiser,
       COUNT { (c)<-[:MEMBER]-(:Person) } - size([x IN gone WHERE x ENDS WITH '|' + c.id]) AS member_count,
       EXISTS { MATCH (me)-[w:WANTS_IN]->(c) WHERE w.at > $asked_since } AS requested,
       m IS NULL AND NOT EXISTS { (me)-[:SENT_AWAY]->(c) }
         AND EXISTS { MATCH (me)<-[:FOR]-(v:Invitation)-[:INTO]->(c) WHERE v.until > $now AND coalesce(v.ended, v.withdrawn) IS NULL } AS invited,
       COLLECT { MATCH (c)-[:ABOUT]->(t:Topic) RETURN t.id ORDER BY t.name } AS topics,
       coalesce(c.questions, []) AS questions
