MATCH (me:Person {id: $viewer})-[:DRAFTED]->(r:Reading)
WHERE r.at > $since
RETURN r.at AS at
ORDER BY at
