MATCH (me:Person {id: $viewer})
MATCH (f:Favour {id: $favour})
MATCH (f)-[:BY]->(helper:Person)
MATCH (f)-[:FOR]->(receiver:Person)
WITH me, f, helper, receiver
WHERE me IN [helper, receiver]
OPTIONAL MATCH (f)-[:OVER]->(i:Introduction)
WITH f, helper, receiver, i
OPTIONAL MATCH (i)-[:OVER]->(ask:Ask)
WITH f, helper, receiver, i, ask
OPTIONAL MATCH (ask)-[:IN]->(asked:Circle)
WITH f, helper, receiver, i, asked
OPTIONAL MATCH (i)-[:UPON]->(give:Intent)
WITH f, helper, receiver, asked, give
OPTIONAL MATCH (give)-[:IN]->(given:Circle)
WITH f, helper, receiver, coalesce(asked.id, given.id) AS circle
OPTIONAL MATCH (helper)-[:MEMBER]->(o:Circle)
WHERE EXISTS { (receiver)-[:MEMBER]->(o) }
WITH f, helper, receiver, circle, o
ORDER BY o.created, o.id
RETURN f.terms AS terms, helper.id AS helper, receiver.id AS receiver, circle, collect(o.id) AS shared
