MATCH (me:Person {id: $viewer})-[:ASKED]->(ask:Ask {id: $ask})
WITH ask
MATCH (ask)<-[:OVER]-(i:Introduction)-[:HELPER|MEANT]->(helper:Person)
RETURN DISTINCT helper.id AS id
