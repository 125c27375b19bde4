MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id IN $ids AND i.introduced_at > 0
WITH i
MATCH (i)-[:HOLDS]->(m:Message)
RETURN i.id AS introduction, max(m.at) AS at
