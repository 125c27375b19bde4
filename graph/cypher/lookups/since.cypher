MATCH (me:Person {id: $viewer})-[:LOOKED_UP]->(l:LookUp)
WHERE l.at > $since
RETURN l.at AS at, l.many AS many
ORDER BY at
