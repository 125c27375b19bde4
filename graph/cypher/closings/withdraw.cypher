// Whoever is on their way out may come back: their ask would be open in a circle that is not there.
MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[:IN]-(a:Ask)<-[:ASKED]-(:Leaving)
WHERE a.state = 'OPEN'
SET a.state = 'WITHDRAWN'
