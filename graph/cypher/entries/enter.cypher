MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})
MATCH (c:Circle {id: $circle})
CREATE (p)-[:MEMBER {since: $now, organiser: false}]->(c)
WITH p, c
OPTIONAL MATCH (p)-[w:WANTS_IN]->(c)
DELETE w
WITH DISTINCT p, c
OPTIONAL MATCH (p)-[s:SENT_AWAY]->(c)
DELETE s
WITH DISTINCT p, c
MATCH (p)<-[:FOR]-(v:Invitation)-[:INTO]->(c)
WHERE v.until > $now
// To who wrote to an address it goes on: its end would tell whose the address is.
SET v.ended = $now, v.until = CASE WHEN v.email IS NULL THEN $now ELSE v.until END
