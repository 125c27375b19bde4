UNWIND $ids AS changed
OPTIONAL MATCH (p:Person {id: changed})
OPTIONAL MATCH (g:Intent {id: changed})<-[:DECLARED]-(owner:Person)
OPTIONAL MATCH (v:Favour {id: changed})-[:BY]->(by:Person)
OPTIONAL MATCH (v)-[:THROUGH]->(led:Person)
OPTIONAL MATCH (a:Ask {id: changed})
OPTIONAL MATCH (t:Topic {id: changed})
OPTIONAL MATCH (o:Circle {id: changed})
OPTIONAL MATCH (i:Introduction {id: changed})
OPTIONAL MATCH (i)-[:ASKER|INTRODUCER|HELPER]->(part:Person)
OPTIONAL MATCH (i)-[:OVER]->(over:Ask)
WITH p, owner, by, led, a, t, o, over, collect(part.id) AS parts
RETURN t.id AS topic, o.id AS circle, parts + [id IN [p.id, owner.id, by.id, led.id] WHERE id IS NOT NULL] AS people,
       [id IN [a.id, over.id] WHERE id IS NOT NULL] AS asks
