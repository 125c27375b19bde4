MATCH (me:Person {id: $viewer})<-[:TO]-(r:TieRequest)
WHERE r.id IN $ids AND r.state <> 'OPEN'
MATCH (p:Person)-[:SENT]->(r)
WHERE NOT EXISTS { (me)-[:BLOCKS]->(p) }
RETURN r.id AS id
