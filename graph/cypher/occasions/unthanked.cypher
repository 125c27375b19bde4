MATCH (me:Person {id: $viewer})<-[:FOR]-(f:Favour)
WHERE f.at > $faded
WITH me, f
MATCH (f)-[:OVER]->(h:LoggedHelp)
WHERE h.state = 'CONFIRMED' AND NOT EXISTS { (f)<-[:OF]-(:Correction) }
MATCH (f)-[:BY]->(p:Person)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(p) }
RETURN h.id AS id, h.state AS state, f.at AS since
ORDER BY since, id
LIMIT 20
