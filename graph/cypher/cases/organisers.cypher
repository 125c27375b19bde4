MATCH (me:Person {id: $viewer})
MATCH (k:Case {id: $case})-[:CONCERNS]->(about:Person)
MATCH (c:Circle {id: $circle})<-[m:MEMBER]-(p:Person)
WHERE (m.organiser OR m.moderator) AND p <> about
RETURN p.email AS email
