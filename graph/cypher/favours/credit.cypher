MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $id
WITH i
MATCH (i)-[:ASKER]->(asker:Person)
MATCH (i)-[:HELPER]->(helper:Person)
OPTIONAL MATCH (i)-[:OVER]->(ask:Ask)
CREATE (favour:Favour {id: $favour, at: $now, terms: coalesce(ask.terms, 0)})
CREATE (favour)-[:BY]->(helper)
CREATE (favour)-[:FOR]->(asker)
CREATE (favour)-[:OVER]->(i)
FOREACH (done IN CASE WHEN ask IS NULL THEN [] ELSE [ask] END | SET done.state = 'HELPED')
WITH i, favour
MATCH (i)-[:INTRODUCER]->(introducer:Person)
CREATE (favour)-[:THROUGH]->(introducer)
