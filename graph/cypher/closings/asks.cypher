MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[:IN]-(a:Ask)
WHERE a.state = 'OPEN' AND a.expires > $now
MATCH (a)<-[:ASKED]-(p:Person)
RETURN a.id AS id, p.id AS asker
ORDER BY id
