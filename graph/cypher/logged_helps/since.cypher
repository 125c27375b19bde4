MATCH (me:Person {id: $viewer})-[:LOGGED]->(h:LoggedHelp)
WHERE h.at > $since
RETURN h.at AS at
ORDER BY at
