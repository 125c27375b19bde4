MATCH (me:Person {id: $viewer})
MATCH (p:Person {id: $person})-[s:SENT_AWAY]->(c:Circle {id: $circle})
DELETE s
