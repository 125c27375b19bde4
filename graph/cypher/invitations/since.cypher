MATCH (me:Person {id: $viewer})-[:INVITED]->(v:Invitation)
WHERE v.at > $since
RETURN v.at AS at
ORDER BY at
