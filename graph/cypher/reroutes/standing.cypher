MATCH (me:Person {id: $viewer})<-[:ASKER]-(i:Introduction)
WHERE i.id = $id AND i.state = 'CLOSED' AND i.introduced_at = 0 AND i.reroute_until > $now
WITH i
MATCH (i)-[:OVER]->(ask:Ask)
OPTIONAL MATCH (i)-[:INSTEAD_OF]->(first:Introduction)
RETURN ask.id AS ask, i.note AS note, i.due AS due, coalesce(first.id, i.id) AS first,
       ask.state = 'OPEN' AND ask.expires > $now AS live
