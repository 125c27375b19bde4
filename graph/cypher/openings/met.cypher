MATCH (me:Person {id: $viewer})<-[:HELPER|MEANT]-(:Introduction)-[:OVER]->(a:Ask)
RETURN DISTINCT a.id AS ask
