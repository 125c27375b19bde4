MATCH (me:Person {id: $viewer})
OPTIONAL MATCH (me)-[m:MEMBER]->(o:Circle)
WHERE m.organiser OR m.moderator
WITH me, collect(o.id) AS mine
MATCH (k:Case {state: 'OPEN'})-[:CONCERNS]->(p:Person)
WHERE p <> me AND (me.moderator OR k.circle IN mine)
RETURN count(k) AS waiting
