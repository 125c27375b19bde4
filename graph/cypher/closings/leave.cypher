MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[m:MEMBER]-(p:Person)
WITH m, p.id AS person
DELETE m
RETURN person
