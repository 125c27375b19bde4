UNWIND $rows AS one
MATCH (i:Introduction {id: one.introduction})
MATCH (p:Person {id: one.person})
CREATE (i)-[:OFFERS]->(m:MenuItem)-[:NAMES]->(p)
SET m = one.row
