MATCH (me:Person {id: $viewer})-[:MEMBER]->(o:Circle) WHERE o.id IN $circles
WITH o
MATCH (o)<-[:IN]-(g:Intent)
WITH g LIMIT $most
RETURN count(g) AS gives
