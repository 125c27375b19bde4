MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})-[:OVER]->(ask:Ask)
WHERE ask.state = 'OPEN'
MATCH (ask)-[:IN]->(c:Circle)
// It may be closing: who closes it withdraws what is open there.
SET c.turn = $turn
WITH ask, c
WHERE NOT EXISTS { (ask)<-[:ASKED]-(:Person)-[:MEMBER]->(c) }
SET ask.state = 'WITHDRAWN'
