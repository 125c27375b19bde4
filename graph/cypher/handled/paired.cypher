MATCH (me:Person {id: $viewer})<-[:INTRODUCER]-(i:Introduction)
WHERE i.begun_by = 'INTRODUCER' AND i.started >= $since
MATCH (i)-[:HELPER]->(c:Person)
MATCH (i)-[:ASKER]->(p:Person)
WITH i, c, p
MATCH (p)-[:DECLARED]->(t:Intent)
WHERE t.id IN $takes
RETURN t.id AS take, c.id AS giver
