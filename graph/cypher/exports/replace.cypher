MATCH (me:Person {id: $viewer})-[:EXPORTS]->(e:Export)
DETACH DELETE e
