MATCH (me:Person {id: $viewer})-[:ASKED]->(a:Ask) WHERE a.state = 'OPEN'
RETURN a.id AS id
