MATCH (me:Person {id: $viewer})
MATCH (i:Introduction {id: $introduction})
WHERE EXISTS { (i)-[:ASKER]->(me) }
WITH me, i
MATCH (i)<-[:OVER]-(f:Favour)
WITH me, f
MATCH (f)-[:BY]->(helper:Person)
WITH me, f, helper
MATCH (f)-[:IN]->(c:Circle)
CREATE (t:Thanks {id: $id, text: $text, at: $now, hidden: false})-[:TO]->(helper)
CREATE (t)-[:FROM]->(me)
CREATE (t)-[:IN]->(c)
CREATE (t)-[:OVER]->(f)
WITH f, t
MATCH (f)-[:THROUGH]->(between:Person)
WHERE between.named_in_thanks
CREATE (t)-[:NAMES]->(between)
