// Whoever is on their way out may come back, and finds it gone like everybody else; their turn becomes their pseudonym.
MATCH (me:Person {id: $viewer})
MATCH (c:Circle {id: $circle})<-[m:MEMBER]-(p:Leaving)
SET p.readers = [one IN coalesce(p.readers, []) WHERE NOT one ENDS WITH '|' + $circle]
DELETE m
