MATCH (me:Person {id: $viewer})-[:INVITED|SENT]->(n)
WHERE n.email IS NOT NULL AND n.at > $since
RETURN n.at AS at
ORDER BY at
