MATCH (me:Person {id: $viewer})<-[:NAMES]-(m:Mention)
WHERE m.id IN $ids AND m.state <> 'ASKED'
RETURN m.id AS id
UNION
MATCH (me:Person {id: $viewer})-[:ASKED]->(a:Ask)
WHERE a.id IN $ids AND (a.state <> 'OPEN' OR a.expires > $now)
RETURN a.id AS id
UNION
MATCH (me:Person {id: $viewer})-[:DECLARED]->(i:Intent)
WHERE i.id IN $ids AND (i.closed OR i.until > $now)
RETURN i.id AS id
UNION
MATCH (me:Person {id: $viewer})<-[:FOR]-(f:Favour)
WHERE f.id IN $ids
MATCH (f)-[:OVER]->(h:LoggedHelp)
WHERE h.state = 'THANKED'
RETURN h.id AS id
