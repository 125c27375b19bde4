MATCH (me:Person {id: $viewer})<-[:TO]-(r:TieRequest)
WHERE r.state = 'OPEN' AND r.until > $now
MATCH (p:Person)-[:SENT]->(r)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(p) }
RETURN r.id AS id, r.until AS due
ORDER BY due, id
LIMIT 20
