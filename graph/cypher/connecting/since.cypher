MATCH (me:Person {id: $viewer})-[:SENT]->(r:TieRequest)
WHERE r.at > $since
RETURN r.at AS at
ORDER BY at
