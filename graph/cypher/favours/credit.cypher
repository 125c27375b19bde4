MATCH (me:Person {id: $viewer})<-[:ASKER|HELPER]-(i:Introduction)
WHERE i.id = $id
WITH i
MATCH (i)-[:ASKER]->(asker:Person)
MATCH (i)-[:HELPER]->(helper:Person)
OPTIONAL MATCH (i)-[:OVER]->(ask:Ask)
OPTIONAL MATCH (i)-[:UPON]->(give:Intent)
OPTIONAL MATCH (give)-[:ABOUT]->(topic:Topic)
OPTIONAL MATCH (i)-[:OVER_TAKE]->(take:Intent)
OPTIONAL MATCH (take)-[:ABOUT]->(sought:Topic)
// On the terms of the give it came from; the ask's own say no more than what its asker would accept.
CREATE (favour:Favour {id: $favour, at: $now, terms: coalesce(give.terms, ask.terms, take.terms, 0),
                       topic: coalesce(topic.id, sought.id)})
CREATE (favour)-[:BY]->(helper)
CREATE (favour)-[:FOR]->(asker)
CREATE (favour)-[:OVER]->(i)
FOREACH (done IN CASE WHEN ask IS NULL THEN [] ELSE [ask] END | SET done.state = 'HELPED')
WITH i, favour
MATCH (i)-[:INTRODUCER]->(introducer:Person)
CREATE (favour)-[:THROUGH]->(introducer)
