// After asks.end: those of whoever is on their way out and may come back, and ended ones that could be renewed.
MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[:IN]-(a:Ask)
WHERE a.state = 'OPEN'
SET a.state = 'WITHDRAWN'
