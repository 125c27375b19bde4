MATCH (me:Person {id: $viewer})
CREATE (me)-[:MEMBER {since: $now, organiser: true}]->(c:Circle)
SET c = $circle
WITH c
UNWIND $topics AS wanted
MATCH (t:Topic {id: wanted})
CREATE (c)-[:ABOUT]->(t)
